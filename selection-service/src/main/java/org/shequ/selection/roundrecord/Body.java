package org.shequ.selection.roundrecord;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an entry in their order; what is null is left out. */
final class Body {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Body put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
