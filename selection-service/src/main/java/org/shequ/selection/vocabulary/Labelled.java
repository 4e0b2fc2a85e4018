package org.shequ.selection.vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/** A constant with its names in both languages. */
public interface Labelled {

    String name();

    String en();

    String zh();

    /** The constant of this name; empty for null and for what a newer publisher may say. */
    static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> list, @Nullable String name) {
        return Arrays.stream(list.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
