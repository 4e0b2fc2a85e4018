package org.shequ.kit.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sorts that a list can be asked for, its own first: a field's name, with a leading minus where it runs downwards. The
 * document says them, and any other is refused with 400.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sorted {

    String[] value();
}
