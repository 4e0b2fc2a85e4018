package org.shequ.personnel.policy;

/** What the definition of a policy must look like; each feature names its own. */
public interface PolicyForm {

    /** The policy's name, e.g. {@code pay-grade}. */
    String name();

    /** The record that its definition is read as; its constructor refuses what cannot be. */
    Class<?> form();
}
