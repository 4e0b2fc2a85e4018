package org.shequ.kit.evolution;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that will go away: every answer says since when it is deprecated (RFC 9745) and when it ends (RFC 8594), and
 * the document marks it. Between the two lie twelve months at least.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retiring {

    /** First day on which it is deprecated: {@code 2026-07-01}. */
    String since();

    /** The day on which it ends. */
    String on();

    /** Path of what takes its place, as clients know it: {@code /quota/v1/places}. Empty where nothing does. */
    String successor() default "";
}
