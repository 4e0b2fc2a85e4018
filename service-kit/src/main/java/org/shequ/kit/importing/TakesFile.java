package org.shequ.kit.importing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation takes in a file of an import and answers 202 with the job that reads it, by {@link ImportFiles}. The document
 * says so of each in the same words.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesFile {

    /** A CSV file with a header row and a row. */
    String example();
}
