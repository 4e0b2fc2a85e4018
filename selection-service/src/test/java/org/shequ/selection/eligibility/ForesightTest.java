package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A day is promised only if all of the rule holds on it, and it is the first such day. */
class ForesightTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String HAOBEI = "320613002004";
    private static final UUID SOMEBODY = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");

    /** Somebody to be judged, changed one fact at a time. */
    private static final class Candidate {
        LocalDate born = LocalDate.of(1975, 8, 20);
        LocalDate since = LocalDate.of(2020, 9, 1);

        @Nullable
        LocalDate until;

        EducationLevel education = EducationLevel.BACHELOR;
        List<Dossier.Sanction> sanctions = List.of();

        Dossier dossier() {
            var post = new Dossier.Assignment("a-1", HAOBEI, "SECRETARY", true, new Interval(since, until));
            return new Dossier(
                    SOMEBODY,
                    new Dossier.PersonRecord(
                            "", Sex.FEMALE, born, education, "CPC_MEMBER", false, null, null, "ACTIVE", sanctions),
                    new Dossier.Career(List.of(post), List.of(), List.of(), null),
                    Map.of(),
                    null);
        }
    }

    private static EligibilityRule rule(Criterion... each) {
        List<EligibilityRule.Group> groups = new ArrayList<>();
        for (var criterion : each) {
            groups.add(new EligibilityRule.Group(List.of(criterion)));
        }
        return new EligibilityRule(RoundKind.INSTITUTION, 1, TODAY, Set.of(Post.SECRETARY), groups);
    }

    private static EligibilityRule anyOf(Criterion... each) {
        return new EligibilityRule(
                RoundKind.INSTITUTION,
                1,
                TODAY,
                Set.of(Post.SECRETARY),
                List.of(new EligibilityRule.Group(List.of(each))));
    }

    private static @Nullable Window window(EligibilityRule rule, Candidate candidate) {
        return Foresight.exact(rule, candidate.dossier(), TODAY).window().orElse(null);
    }

    private static final EligibilityRule SIX_YEARS_BEFORE_53 =
            rule(TenureInPost.consecutive(Post.SECRETARY, 72), new AgeAtMost(57, 52));

    /** Six years are full on 2026-09-01. */
    @ParameterizedTest(name = "born on {0}")
    @CsvSource({
        "1973-09-01, ,           ",
        "1973-09-02, 2026-09-01, 2026-09-02",
        "1973-08-31, ,           ",
        "1980-02-29, 2026-09-01, 2033-03-01",
        "1984-02-29, 2026-09-01, 2037-03-01",
        "1979-02-28, 2026-09-01, 2032-02-28"
    })
    void nobody_is_promised_a_day_on_which_the_limit_of_age_is_past(
            LocalDate born, @Nullable LocalDate from, @Nullable LocalDate until) {
        var candidate = new Candidate();
        candidate.born = born;
        assertEquals(from == null ? null : new Window(from, until), window(SIX_YEARS_BEFORE_53, candidate));
    }

    @Test
    void two_windows_give_the_first_and_who_is_eligible_learns_how_long() {
        var rule = anyOf(new AgeAtMost(50, 50), new AgeAtLeast(55));
        var candidate = new Candidate();
        candidate.born = LocalDate.of(1976, 3, 3);
        assertEquals(new Window(TODAY, TODAY.plusDays(1).plusYears(1)), window(rule, candidate), "51 on 2027-03-03");
        candidate.born = LocalDate.of(1975, 3, 2);
        assertEquals(new Window(LocalDate.of(2030, 3, 2), null), window(rule, candidate), "the second one");
    }

    @Test
    void of_two_branches_the_one_that_comes_first_counts_if_the_rest_holds() {
        var candidate = new Candidate();
        candidate.sanctions = List.of(new Dossier.Sanction(LocalDate.of(2025, 9, 1), LocalDate.of(2027, 9, 1), true));
        var branches = new EligibilityRule.Group(
                List.of(TenureInPost.consecutive(Post.SECRETARY, 72), new EducationAtLeast(EducationLevel.MASTER)));
        var rule = new EligibilityRule(
                RoundKind.INSTITUTION,
                1,
                TODAY,
                Set.of(Post.SECRETARY),
                List.of(branches, new EligibilityRule.Group(List.of(new NoSanction()))));
        assertEquals(new Window(LocalDate.of(2027, 9, 1), null), window(rule, candidate));
        candidate.education = EducationLevel.MASTER;
        candidate.until = LocalDate.of(2026, 6, 1);
        assertEquals(new Window(LocalDate.of(2027, 9, 1), null), window(rule, candidate), "by the degree alone");
        candidate.education = EducationLevel.BACHELOR;
        assertEquals(null, window(rule, candidate), "the post ends before six years");
    }

    @Test
    void a_post_that_ends_before_its_months_are_full_promises_nothing() {
        var candidate = new Candidate();
        candidate.until = LocalDate.of(2026, 8, 31);
        assertEquals(null, window(rule(TenureInPost.consecutive(Post.SECRETARY, 72)), candidate));
        candidate.until = LocalDate.of(2026, 9, 1);
        assertEquals(
                new Window(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 2)),
                window(rule(TenureInPost.consecutive(Post.SECRETARY, 72)), candidate),
                "a window of one day");
    }

    @Test
    void who_lacks_what_time_does_not_bring_is_promised_nothing() {
        var candidate = new Candidate();
        var rule = rule(TenureInPost.consecutive(Post.SECRETARY, 72), new EducationAtLeast(EducationLevel.DOCTOR));
        assertEquals(null, window(rule, candidate));
        assertEquals(
                null, window(rule(new BornBetween(LocalDate.of(1980, 1, 1), LocalDate.of(1999, 1, 1))), candidate));
    }

    /** Everybody and every rule, against a walk from day to day. */
    @Test
    void the_window_is_what_a_walk_from_day_to_day_finds() {
        long seed = 20_261_130;
        var given = new RandomDossiers(seed, "320613001001", "320613001002", "32061300100201");
        var horizon = TODAY.plusYears(4);
        int promised = 0;
        int ended = 0;
        for (int round = 0; round < 1_500; round++) {
            var rule = given.smallRule();
            var dossier = given.dossier();
            var message = "seed " + seed + " round " + round + ": " + rule.groups() + " " + dossier;
            LocalDate from = null;
            LocalDate until = null;
            for (var day = TODAY; !day.isAfter(horizon) && until == null; day = day.plusDays(1)) {
                var eligible = rule.outline(dossier, day).verdict() == Verdict.ELIGIBLE;
                if (eligible && from == null) {
                    from = day;
                } else if (!eligible && from != null) {
                    until = day;
                }
            }
            var window = Foresight.exact(rule, dossier, TODAY).window().orElse(null);
            if (from == null) {
                assertTrue(window == null || window.from().isAfter(horizon), message);
                continue;
            }
            assertNotNull(window, message);
            assertEquals(from, window.from(), message);
            if (until != null) {
                assertEquals(until, window.until(), message);
                ended++;
            } else {
                assertTrue(window.until() == null || window.until().isAfter(horizon), message);
            }
            if (from.isAfter(TODAY)) {
                assertEquals(
                        from,
                        Foresight.exact(rule, dossier, TODAY).expectedOn(from).orElseThrow(),
                        message);
                assertTrue(
                        Foresight.exact(rule, dossier, TODAY)
                                .expectedOn(from.minusDays(1))
                                .isEmpty(),
                        message);
                promised++;
            }
        }
        assertTrue(promised > 30 && ended > 30, promised + " promised, " + ended + " ended");
    }

    /** Whoever may not see birth dates must not tell two birthdays of one month apart by a day to come. */
    @Test
    void without_the_birth_date_a_promise_goes_by_its_month_and_is_kept_all_the_same() {
        long seed = 20_261_201;
        var given = new RandomDossiers(seed, "320613001001", "320613001002");
        int promised = 0;
        for (int round = 0; round < 600; round++) {
            var rule = given.ageRule();
            var born = LocalDate.of(1966 + given.number(20), 1 + given.number(12), 1);
            var dossier = given.dossier();
            Set<Object> told = new HashSet<>();
            for (var day = born; day.getMonth() == born.getMonth(); day = day.plusDays(1)) {
                var one = dossier.bornOn(day);
                if (rule.holds(one, TODAY)) {
                    continue; // that much is public, and decides which of the two dates is told
                }
                var window = Foresight.byMonthOfBirth(rule, one, TODAY).window().orElse(null);
                told.add(window == null ? "none" : window);
                if (window != null) {
                    assertTrue(
                            rule.holds(one, window.from()), "seed " + seed + " round " + round + ": " + rule.groups());
                    promised++;
                }
            }
            assertTrue(told.size() <= 1, "seed " + seed + " round " + round + ": " + rule.groups() + " " + told);
        }
        assertTrue(promised > 200, promised + " promised");
    }

    @Test
    void the_end_of_what_holds_today_does_not_tell_the_birthday_either() {
        var rule = rule(new AgeAtMost(52, 52));
        Set<Object> told = new HashSet<>();
        for (int day = 1; day <= 31; day++) {
            var candidate = new Candidate();
            candidate.born = LocalDate.of(1975, 8, day);
            told.add(Foresight.byMonthOfBirth(rule, candidate.dossier(), TODAY)
                    .window()
                    .orElseThrow());
        }
        assertEquals(Set.of(new Window(TODAY, LocalDate.of(2028, 8, 1))), told);
        assertFalse(told.isEmpty());
    }
}
