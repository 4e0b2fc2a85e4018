package org.shequ.kit.problem;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.Language;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ProblemTextTest {

    private static final Instant EIGHT_IN_THE_MORNING = Instant.parse("2026-03-06T00:00:00Z");

    @Test
    void a_moment_is_told_in_the_districts_time_zone() {
        assertEquals("until 2026-03-06 08:00", in(Language.EN, "until {0}", EIGHT_IN_THE_MORNING));
        assertEquals("至2026年3月6日 08:00", in(Language.ZH, "至{0}", EIGHT_IN_THE_MORNING));
    }

    @Test
    void truth_and_spans_are_words() {
        assertEquals("yes, no, 1 h", in(Language.EN, "{0}, {1}, {2}", true, false, Duration.ofHours(1)));
        assertEquals("是、否、90 分钟", in(Language.ZH, "{0}、{1}、{2}", true, false, Duration.ofMinutes(90)));
    }

    @Test
    void a_constant_has_no_place_in_a_text() {
        assertThrows(AssertionError.class, () -> in(Language.ZH, "状态为{0}", Language.ZH));
        assertEquals("状态为中文", in(Language.ZH, "状态为{0}", new Words("Chinese", "中文")));
    }

    @Test
    void a_year_and_a_day_stay_as_they_are() {
        assertEquals("2025, 2025-12-31", in(Language.ZH, "{0}, {1}", 2025, LocalDate.of(2025, 12, 31)));
    }

    private static String in(Language language, String pattern, Object... arguments) {
        return ProblemText.fill(pattern, List.of(arguments), language);
    }
}
