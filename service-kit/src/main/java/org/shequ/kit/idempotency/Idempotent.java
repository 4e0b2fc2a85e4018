package org.shequ.kit.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * On a resource method: requires the Idempotency-Key header, runs the method in a transaction that also keeps its
 * answer, and gives the same answer again when the same caller repeats key and request. Commands join the transaction
 * ({@code @Transactional}, REQUIRED). Refusals are kept too, so that a repetition is refused alike; failures that a
 * repetition may cure (401, 403, 429, 5xx, a first attempt still in flight) are not.
 *
 * <p>A raw body must be taken as {@link java.io.File}, {@code byte[]} or {@code String}: a stream could be read only
 * once.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
