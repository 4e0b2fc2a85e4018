package org.shequ.kit.problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {0}, {1}… of a pattern. Not {@link java.text.MessageFormat}: it would write the year 2025 as "2,025" and eat
 * the apostrophes of an English sentence; a doubled apostrophe is still read as one.
 */
final class ProblemText {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");

    private ProblemText() {}

    static String fill(String pattern, List<Object> arguments, Language language) {
        return PLACE.matcher(pattern.replace("''", "'")).replaceAll(place -> {
            var index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? text(arguments.get(index), language) : "");
        });
    }

    private static String text(@Nullable Object argument, Language language) {
        return argument instanceof Words words ? words.in(language) : String.valueOf(argument);
    }
}
