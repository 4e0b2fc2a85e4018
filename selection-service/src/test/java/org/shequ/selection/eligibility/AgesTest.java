package org.shequ.selection.eligibility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ages as notices print them. */
class AgesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static Dossier born(LocalDate day) {
        return new Dossier(
                UUID.randomUUID(),
                new Dossier.PersonRecord("", Sex.MALE, day, null, null, false, null, null, null, List.of()),
                null,
                Map.of(),
                null);
    }

    private static AgeAtMost atMost35(AgeAtMost.LastDay lastDay) {
        return new AgeAtMost(35, 35, lastDay, List.of());
    }

    /** 不超过35周岁: one notice means until 36, another until the birthday of 35. */
    @ParameterizedTest(name = "born {0} on {1}: until 36 {2}, until the birthday {3}")
    @CsvSource({
        "1991-03-02, 2026-03-01, PASS, PASS",
        "1991-03-02, 2026-03-02, PASS, PASS",
        "1991-03-02, 2026-03-03, PASS, FAIL",
        "1991-03-02, 2027-03-01, PASS, FAIL",
        "1991-03-02, 2027-03-02, FAIL, FAIL",
        "1992-02-29, 2027-03-01, PASS, PASS",
        "1992-02-29, 2027-03-02, PASS, FAIL",
        "1992-02-29, 2028-02-28, PASS, FAIL",
        "1992-02-29, 2028-02-29, FAIL, FAIL"
    })
    void the_last_day_of_a_limit_is_the_policys(LocalDate born, LocalDate day, Outcome until36, Outcome untilBirthday) {
        assertEquals(
                until36, atMost35(AgeAtMost.LastDay.DAY_BEFORE_NEXT_BIRTHDAY).answer(born(born), day));
        assertEquals(untilBirthday, atMost35(AgeAtMost.LastDay.BIRTHDAY).answer(born(born), day));
    }

    @Test
    void the_default_is_what_it_was() {
        assertEquals(AgeAtMost.LastDay.DAY_BEFORE_NEXT_BIRTHDAY, new AgeAtMost(35, 35).lastDay());
    }

    @ParameterizedTest
    @CsvSource({"2008-03-02, PASS", "2008-03-03, FAIL", "2008-03-01, PASS"})
    void an_age_is_reached_on_the_birthday(LocalDate born, Outcome outcome) {
        assertEquals(outcome, new AgeAtLeast(18).answer(born(born), DAY));
    }

    @ParameterizedTest
    @CsvSource({"1984-12-31, FAIL", "1985-01-01, PASS", "2000-12-31, PASS", "2001-01-01, FAIL"})
    void both_days_of_a_period_of_birth_belong_to_it(LocalDate born, Outcome outcome) {
        var criterion = new BornBetween(LocalDate.of(1985, 1, 1), LocalDate.of(2000, 12, 31));
        assertEquals(outcome, criterion.answer(born(born), DAY));
        assertEquals(outcome, criterion.answer(born(born), DAY.plusYears(30)), "no day moves it");
    }

    /** The birth dates that are shown are exactly those that pass, on every day and around leap days. */
    @Test
    void the_birth_dates_shown_are_those_that_are_admitted() {
        long seed = 35;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var day = LocalDate.of(2024, 2, 25).plusDays(random.nextInt(2) * 365L + random.nextInt(9));
            var age = 20 + random.nextInt(40);
            var criterion = switch (random.nextInt(3)) {
                case 0 -> new AgeAtMost(age, age, AgeAtMost.LastDay.BIRTHDAY, List.of());
                case 1 -> new AgeAtMost(age, age);
                default -> new AgeAtLeast(age);
            };
            var births = criterion.admitted(day).getFirst();
            var message = "seed " + seed + " round " + round + ": " + criterion + " on " + day + " " + births;
            for (int shift = -800; shift <= 800; shift++) {
                var born = day.minusYears(age).plusDays(shift);
                var shown = (births.from() == null || !born.isBefore(births.from()))
                        && (births.to() == null || !born.isAfter(births.to()));
                assertEquals(shown, criterion.answer(born(born), day) == Outcome.PASS, message + " born " + born);
            }
        }
    }

    /** What a published record shows in the place of a birth date is judged the same, and is of the same age. */
    @Test
    void the_birth_date_of_a_record_is_judged_as_the_own_one() {
        long seed = 36;
        var random = new Random(seed);
        int moved = 0;
        for (int round = 0; round < 3_000; round++) {
            var from = LocalDate.of(1965, 1, 1).plusDays(random.nextInt(5_000));
            List<Criterion> criteria = List.of(
                    new AgeAtMost(35, 40, AgeAtMost.LastDay.BIRTHDAY, List.of()),
                    new AgeAtMost(57, 52),
                    new AgeAtLeast(45),
                    new BornBetween(from, from.plusDays(random.nextInt(4_000))));
            var rule = new EligibilityRule(
                    RoundKind.INSTITUTION,
                    1,
                    DAY,
                    Set.of(Post.SECRETARY),
                    List.of(new EligibilityRule.Group(criteria)));
            var born = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(15_000));
            var shown = rule.likeBirthDate(born, DAY);
            moved += shown.equals(born) ? 0 : 1;
            for (var criterion : criteria) {
                var message = "seed " + seed + " round " + round + ": " + criterion + " " + born + " as " + shown;
                assertEquals(criterion.answer(born(born), DAY), criterion.answer(born(shown), DAY), message);
                assertEquals(
                        criterion.judge(born(born), DAY).actual(),
                        criterion.judge(born(shown), DAY).actual(),
                        message);
            }
        }
        assertTrue(moved > 2_500, moved + " moved");
    }
}
