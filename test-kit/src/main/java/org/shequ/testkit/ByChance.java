package org.shequ.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test class whose steps differ from run to run (random sequences, races): what it happens to exercise counts for
 * nothing in {@link LifecycleRules}, which would otherwise be green or red by luck.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ByChance {}
