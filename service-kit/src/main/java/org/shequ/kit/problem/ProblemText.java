package org.shequ.kit.problem;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {0}, {1}… of a pattern: moments in the district's time zone, truth as yes or no. A constant of an enum has no place
 * in a text: whoever refuses gives its name in both languages as {@link Words}; where assertions are on (in every test) one that
 * was not named fails. Not {@link java.text.MessageFormat}: it would write the year 2025 as "2,025" and eat the apostrophes of
 * an English sentence; a doubled apostrophe is still read as one.
 */
final class ProblemText {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");

    private ProblemText() {}

    static String fill(String pattern, List<Object> arguments, Language language) {
        return PLACE.matcher(pattern.replace("''", "'")).replaceAll(place -> {
            var index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? text(arguments.get(index), language) : "");
        });
    }

    private static String text(@Nullable Object argument, Language language) {
        return switch (argument) {
            case Words words -> words.in(language);
            case Instant moment -> language.choose(ENGLISH.format(local(moment)), CHINESE.format(local(moment)));
            case Boolean truth -> truth ? language.choose("yes", "是") : language.choose("no", "否");
            case Duration time -> time(time, language);
            case Enum<?> constant -> {
                assert false : constant.getDeclaringClass() + "." + constant + " stands in a text without a name";
                yield constant.toString();
            }
            case null, default -> String.valueOf(argument);
        };
    }

    private static ZonedDateTime local(Instant moment) {
        return moment.atZone(Zone.OF_THE_DISTRICT);
    }

    private static String time(Duration time, Language language) {
        var seconds = time.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + language.choose(" h", " 小时");
        }
        return seconds % 60 == 0
                ? seconds / 60 + language.choose(" min", " 分钟")
                : seconds + language.choose(" s", " 秒");
    }

    /** Read when the first moment is written: texts without one need no configuration. */
    private static final class Zone {

        private static final ZoneId OF_THE_DISTRICT = ZoneId.of(ConfigProvider.getConfig()
                .getOptionalValue("shequ.zone", String.class)
                .orElse("Asia/Shanghai"));
    }
}
