package org.shequ.personnel.policy;

import java.util.Map;

/** What the definition of a policy must look like; each feature names its own. */
public interface PolicyForm {

    /** The policy's name, e.g. {@code pay-grade}. */
    String name();

    /** The record that its definition is read as; its constructor refuses what cannot be. */
    Class<?> form();

    /** What holds where a definition says nothing: fields that its form has gained since the first were recorded. */
    default Map<String, String> defaults() {
        return Map.of();
    }
}
