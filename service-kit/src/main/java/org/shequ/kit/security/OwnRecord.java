package org.shequ.kit.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a natural person may read of the own record with a token that names the person (claim {@code scope_person}).
 * To such a token every operation without this mark is closed; one with it answers 404 for anybody else's record. Only for
 * operations that read.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OwnRecord {

    /**
     * The path or query parameter that holds the person's id, or the id from which {@link #by} finds the person. Empty:
     * the answer is about the bearer of the token whoever that is.
     */
    String value() default "";

    /** Who knows whose record it is; without one the parameter holds the person's id itself. */
    Class<? extends RecordOwner> by() default RecordOwner.class;
}
