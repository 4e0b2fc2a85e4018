package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A column that a table may have.
 *
 * @param name as programs write it: {@code unit_code}
 * @param aliases as people write it; the first is the Chinese header of templates and exports
 * @param mustStand whether the header row must name it
 * @param instead name of the column that may stand in its place; null where none may
 */
public record Column(
        String name,
        List<String> aliases,
        boolean mustStand,
        @Nullable String instead) {

    public Column {
        aliases = List.copyOf(aliases);
    }

    public static Column of(String name, String... aliases) {
        return new Column(name, List.of(aliases), false, null);
    }

    /** The same column, which the header row must name. A row may still leave it blank: that is the reader's to judge. */
    public Column required() {
        return new Column(name, aliases, true, instead);
    }

    /** The same column, in whose place another may stand. */
    public Column or(String other) {
        return new Column(name, aliases, mustStand, other);
    }

    /** The header in a language; the name where there is no other. */
    public String header(Language language) {
        return language == Language.ZH && !aliases.isEmpty() ? aliases.getFirst() : name;
    }

    List<String> headers() {
        var all = new ArrayList<>(aliases);
        all.add(name);
        return all.stream().map(Column::key).toList();
    }

    /** Headers are compared without case, blanks, underscores, marks of obligation and a colon behind, and in half width. */
    static String key(String header) {
        var key = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            var half = c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
            if (!Character.isWhitespace(half) && "\u00a0\u200b\ufeff_*-".indexOf(half) < 0) {
                key.append(half);
            }
        }
        if (key.length() > 1 && key.charAt(key.length() - 1) == ':') {
            key.setLength(key.length() - 1);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
