package org.shequ.contracts.vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** All names of all constants, per list, made once. */
final class CodeNames {

    private static final ClassValue<Map<String, Coded>> BY_LIST = new ClassValue<>() {
        @Override
        protected Map<String, Coded> computeValue(Class<?> list) {
            Map<String, Coded> names = new HashMap<>();
            for (Object constant : list.getEnumConstants()) {
                Coded coded = (Coded) constant;
                names.putIfAbsent(key(coded.name()), coded);
                names.putIfAbsent(key(coded.code()), coded);
                names.putIfAbsent(key(coded.en()), coded);
                names.putIfAbsent(key(coded.zh()), coded);
                coded.aliases().forEach(alias -> names.putIfAbsent(key(alias), coded));
            }
            return Map.copyOf(names);
        }
    };

    private CodeNames() {}

    static @Nullable Coded find(Class<?> list, String text) {
        return BY_LIST.get(list).get(key(text));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
