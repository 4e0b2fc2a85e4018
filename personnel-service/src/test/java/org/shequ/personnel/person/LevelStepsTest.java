package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.personnel.person.FormerLevels.Former;
import org.shequ.personnel.person.FormerLevels.Kind;
import org.shequ.personnel.vocabulary.Education;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LevelStepsTest {

    private static final UUID PERSON = new UUID(0, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    @ParameterizedTest
    @CsvSource({
        // kind,       before,               after,                former
        "EDUCATION,   BACHELOR 2015-07-01,  MASTER 2024-07-01,    BACHELOR 2015-07-01 2024-07-01",
        "EDUCATION,   BACHELOR null,        MASTER 2024-07-01,    BACHELOR null 2024-07-01",
        "EDUCATION,   BACHELOR null,        MASTER null,          BACHELOR null 2026-03-04",
        "EDUCATION,   BACHELOR 2015-07-01,  BACHELOR 2014-07-01,  ''",
        "EDUCATION,   BACHELOR null,        BACHELOR 2015-07-01,  ''",
        "EDUCATION,   BACHELOR 2015-07-01,  MASTER 2013-07-01,    ''",
        "EDUCATION,   MASTER 2015-07-01,    BACHELOR 2017-07-01,  ''",
        "EDUCATION,   MASTER 2015-07-01,    null null,            ''",
        "EDUCATION,   null null,            BACHELOR null,        ''",
        "CERTIFICATE, ASSISTANT 2015-07-01, SENIOR 2024-07-01,    ASSISTANT 2015-07-01 2024-07-01",
        "CERTIFICATE, SENIOR 2015-07-01,    ASSISTANT 2024-07-01, SENIOR 2015-07-01 2024-07-01",
        "CERTIFICATE, SENIOR 2015-07-01,    null null,            SENIOR 2015-07-01 2026-03-04",
        "CERTIFICATE, SENIOR 2015-07-01,    SENIOR 2016-07-01,    ''",
    })
    void what_the_record_named_before_is_kept_unless_it_is_corrected(
            Kind kind, String before, String after, String former) {
        assertEquals(
                former.isEmpty() ? List.of() : List.of(former(kind, former)),
                LevelSteps.after(PERSON, List.of(), named(kind, before), named(kind, after), TODAY));
    }

    @Test
    void what_begins_earlier_cuts_short_what_was_known_of_later() {
        List<Former> known = List.of(
                former(Kind.EDUCATION, "JUNIOR_COLLEGE null 2012-07-01"),
                former(Kind.EDUCATION, "BACHELOR 2012-07-01 2020-07-01"));
        assertEquals(
                List.of(known.getFirst(), former(Kind.EDUCATION, "BACHELOR 2012-07-01 2018-07-01")),
                LevelSteps.after(
                        PERSON,
                        known,
                        named(Kind.EDUCATION, "MASTER 2020-07-01"),
                        named(Kind.EDUCATION, "MASTER 2018-07-01"),
                        TODAY));
        assertEquals(
                List.of(known.getFirst()),
                LevelSteps.after(
                        PERSON,
                        known,
                        named(Kind.EDUCATION, "MASTER 2020-07-01"),
                        named(Kind.EDUCATION, "BACHELOR 2013-07-01"),
                        TODAY),
                "the master's degree was an error, and so was when the bachelor's was completed");
    }

    private static Former former(Kind kind, String text) {
        String[] words = text.split(" ", -1);
        LocalDate until = day(words[2]);
        if (until == null) {
            throw new IllegalArgumentException(text);
        }
        return new Former(PERSON, kind, words[0], day(words[1]), until);
    }

    private static LevelSteps.Named named(Kind kind, String text) {
        String[] words = text.split(" ", -1);
        String level = words[0].equals("null") ? null : words[0];
        int rank = level == null
                ? 0
                : kind == Kind.EDUCATION
                        ? Education.valueOf(level).ordinal()
                        : Certificate.valueOf(level).ordinal();
        return new LevelSteps.Named(kind, level, rank, day(words[1]));
    }

    private static @Nullable LocalDate day(String text) {
        return text.equals("null") ? null : LocalDate.parse(text);
    }
}
