package org.shequ.contracts.vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A constant of a code list. It can be named by its constant, its standard's code, or one of its labels. */
public interface Coded {

    String name();

    /** The code in the standard, or the constant's name where no standard covers the list. */
    default String code() {
        return name();
    }

    String en();

    String zh();

    /** Further names that clerks use. */
    default List<String> aliases() {
        return List.of();
    }

    /** The constant of this name, code or label; empty when the list does not know it. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> list, String text) {
        return Optional.ofNullable(CodeNames.find(list, text)).map(list::cast);
    }

    /** The constant that is written so in events and on record; empty for null and for what the list does not know. */
    static <E extends Enum<E> & Coded> Optional<E> named(Class<E> list, @Nullable String name) {
        return Arrays.stream(list.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    /** All names of a list for a message, e.g. {@code MALE 男, FEMALE 女}. */
    static <E extends Enum<E> & Coded> String choices(Class<E> list) {
        return String.join(
                ", ",
                Arrays.stream(list.getEnumConstants())
                        .limit(20)
                        .map(constant -> constant.name().toUpperCase(Locale.ROOT) + " " + constant.zh())
                        .toList());
    }
}
