package org.shequ.personnel.career.timeline;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.Standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CareerTest {

    private static final String HERE = "320613002004";
    private static final String THERE = "320613004004";

    @Test
    void two_primary_posts_never_share_a_day() {
        Career career = empty();
        career.start(HERE, Post.COMMUNITY_WORKER, true, days("2020-01-01", "2022-01-01"), "1", null);
        CareerRefusal refusal = assertThrows(
                CareerRefusal.class,
                () -> career.start(THERE, Post.SECRETARY, true, days("2021-12-31", ""), "2", null));
        assertEquals(CareerRefusal.Reason.PRIMARY_POSTS_OVERLAP, refusal.reason());
        career.start(THERE, Post.SECRETARY, true, days("2022-01-01", ""), "2", null);
        assertEquals(2, career.assignments().all().size());
    }

    @Test
    void a_post_of_a_unit_is_not_held_over_itself() {
        Career career = empty();
        career.start(HERE, Post.SECRETARY, false, days("2020-01-01", "2021-01-01"), "1", null);
        CareerRefusal refusal = assertThrows(
                CareerRefusal.class,
                () -> career.start(HERE, Post.SECRETARY, false, days("2020-06-01", ""), "2", null));
        assertEquals(CareerRefusal.Reason.SAME_POST_OVERLAPS, refusal.reason());
        career.start(HERE, Post.DEPUTY_SECRETARY, false, days("2020-06-01", ""), "2", null);
        career.start(HERE, Post.SECRETARY, false, days("2021-01-01", ""), "2", null);
        career.moveTo(HERE, Post.SECRETARY, day("2022-01-01"), "3", null);
        assertEquals(
                List.of(days("2020-01-01", "2021-01-01"), days("2021-01-01", "2022-01-01"), days("2022-01-01", "")),
                career.assignments().all().stream()
                        .filter(held -> held.post() == Post.SECRETARY)
                        .map(Assignment::held)
                        .toList());
    }

    @Test
    void two_posts_that_become_one_by_a_merger_of_their_units_go_on_once() {
        Career career = empty();
        career.start(HERE, Post.SECRETARY, false, days("2020-01-01", ""), "1", null);
        career.start(THERE, Post.SECRETARY, true, days("2020-01-01", ""), "1", null);
        career.relocate(unit -> "320613002009", day("2024-01-01"), "2");
        assertEquals(
                List.of(true),
                career.assignments()
                        .on(day("2024-01-01"))
                        .map(Assignment::primary)
                        .toList());
        assertEquals(2, career.assignments().on(day("2023-12-31")).count());
    }

    @Test
    void what_ends_and_begins_in_one_month_of_which_no_day_is_known_does_not_overlap() {
        Period first = months("2018-07", "2021-06");
        Period second = months("2021-06", "");
        for (boolean inOrder : List.of(true, false)) {
            Career career = empty();
            career.start(inOrder ? HERE : THERE, Post.SECRETARY, true, inOrder ? first : second, "1", null);
            career.start(inOrder ? THERE : HERE, Post.SECRETARY, true, inOrder ? second : first, "2", null);
            assertEquals(
                    List.of(YearMonth.of(2018, 7), YearMonth.of(2021, 6)),
                    career.assignments().all().stream()
                            .map(held -> held.held().fromMonth())
                            .toList());
            assertEquals(
                    day("2021-06-01"),
                    career.assignments().all().getFirst().held().to());
            assertEquals(
                    YearMonth.of(2021, 6),
                    career.assignments().all().getFirst().held().toMonth());
        }
        Career career = empty();
        career.start(HERE, Post.SECRETARY, true, first, "1", null);
        assertThrows(
                CareerRefusal.class,
                () -> career.start(THERE, Post.SECRETARY, true, days("2021-05-31", ""), "2", null));
        career.start(HERE, Post.SECRETARY, true, days("2018-07-15", "2021-06-20"), "3", null);
        assertEquals(
                List.of(days("2018-07-15", "2021-06-20")),
                career.assignments().all().stream().map(Assignment::held).toList());
        career.start(HERE, Post.SECRETARY, true, first, "4", null);
        assertEquals(
                List.of(days("2018-07-15", "2021-06-20")),
                career.assignments().all().stream().map(Assignment::held).toList());
    }

    private static Period months(String from, String to) {
        YearMonth end = to.isEmpty() ? null : YearMonth.parse(to);
        return new Period(
                YearMonth.parse(from).atDay(1),
                end == null ? null : end.plusMonths(1).atDay(1),
                YearMonth.parse(from),
                end);
    }

    @Test
    void concurrent_posts_stand_beside_the_primary_one() {
        Career career = empty();
        career.start(HERE, Post.SECRETARY, true, days("2020-01-01", ""), "1", null);
        career.start(THERE, Post.SECRETARY, false, days("2020-06-01", ""), "2", null);
        assertEquals(2, career.assignments().on(day("2021-01-01")).count());
        assertEquals(HERE, career.on(day("2021-01-01")).unitCode());
    }

    @Test
    void the_same_fact_reported_again_is_one_fact() {
        Career career = recorded();
        Assignment first = career.assignments().all().getFirst();
        career.start(HERE, Post.COMMUNITY_WORKER, true, first.held(), "1", null);
        assertFalse(career.isAltered());
        career.start(HERE, Post.COMMUNITY_WORKER, true, days("2020-01-01", "2023-01-01"), null, null);
        assertEquals(1, career.assignments().all().size());
        assertEquals(
                day("2023-01-01"), career.assignments().all().getFirst().held().to());
        assertEquals("1", career.assignments().all().getFirst().orderNumber());
    }

    @Test
    void equal_adjoining_identities_become_one_and_others_must_not_overlap() {
        Career career = empty();
        career.recordIdentity(TenureKind.STAFFED, days("2022-01-01", ""), null);
        career.recordIdentity(TenureKind.STAFFED, days("2018-01-01", "2020-01-01"), null);
        career.recordIdentity(TenureKind.STAFFED, days("2020-01-01", "2022-01-01"), null);
        assertEquals(
                List.of(days("2018-01-01", "")),
                career.identities().all().stream().map(Identity::held).toList());
        career.recordIdentity(TenureKind.CONTRACT, days("2016-01-01", "2018-01-01"), null);
        assertThrows(
                CareerRefusal.class,
                () -> career.recordIdentity(TenureKind.CONTRACT, days("2019-01-01", "2019-02-01"), null));
        assertEquals(2, career.identities().all().size());
    }

    @Test
    void a_move_ends_the_present_post_on_its_day() {
        Career career = recorded();
        career.moveTo(THERE, Post.DEPUTY_SECRETARY, day("2026-02-01"), "2", UUID.randomUUID());
        assertEquals(HERE, career.on(day("2026-01-31")).unitCode());
        assertEquals(THERE, career.on(day("2026-02-01")).unitCode());
        assertEquals(Optional.of(day("2026-02-01")), career.nextChangeAfter(day("2026-01-05")));
    }

    @Test
    void the_identity_changes_and_the_post_stays() {
        Career career = recorded();
        career.recordIdentity(TenureKind.STAFFED, days("2020-01-01", ""), null);
        career.changeIdentity(TenureKind.PUBLIC_INSTITUTION, day("2026-03-01"), "3", null);
        assertEquals(TenureKind.STAFFED, career.on(day("2026-02-28")).tenureKind());
        assertEquals(TenureKind.PUBLIC_INSTITUTION, career.on(day("2026-03-01")).tenureKind());
        assertEquals(Post.COMMUNITY_WORKER, career.on(day("2026-03-01")).post());
    }

    @Test
    void who_leaves_holds_nothing_afterwards() {
        Career career = recorded();
        career.start(THERE, Post.SECRETARY, false, days("2027-01-01", ""), "2", null);
        career.recordIdentity(TenureKind.STAFFED, days("2020-01-01", ""), null);
        career.enterReserve(days("2025-01-01", "2028-01-01"), "3", null);
        career.leave(day("2026-01-05"), "RESIGNED", "4");
        assertEquals(new Standing(null, null, null, false), career.on(day("2026-01-05")));
        assertEquals(Optional.empty(), career.nextChangeAfter(day("2026-01-05")));
        assertEquals(1, career.assignments().all().size(), "what was planned is taken back");
    }

    @Test
    void an_end_lies_after_the_start_and_before_the_former_end() {
        Career career = recorded();
        UUID id = career.assignments().all().getFirst().id();
        assertThrows(CareerRefusal.class, () -> career.end(id, day("2020-01-01"), "x", "2"));
        career.end(id, day("2021-01-01"), "x", "2");
        assertThrows(CareerRefusal.class, () -> career.end(id, day("2021-01-01"), "x", "2"));
        assertThrows(CareerRefusal.class, () -> career.end(UUID.randomUUID(), day("2021-01-01"), "x", "2"));
    }

    @Test
    void no_sequence_of_changes_makes_primary_posts_or_identities_overlap() {
        long seed = 64;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Career career = empty();
            for (int i = 0; i < 12; i++) {
                LocalDate from = day("2020-01-01").plusDays(random.nextInt(1_000));
                Period held = random.nextBoolean()
                        ? Period.since(from)
                        : new Period(from, from.plusDays(1 + random.nextInt(300)));
                TenureKind kind = TenureKind.values()[random.nextInt(4)];
                try {
                    switch (random.nextInt(6)) {
                        case 0 -> career.start(HERE, Post.SECRETARY, true, held, null, null);
                        case 1 -> career.moveTo(THERE, Post.SECRETARY, from, null, null);
                        case 2 -> career.recordIdentity(kind, held, null);
                        case 3 -> career.changeIdentity(kind, from, null, null);
                        case 4 -> career.leave(from, "x", null);
                        default -> career.enterReserve(held, null, null);
                    }
                } catch (CareerRefusal refused) {
                    continue;
                }
            }
            String message = "seed " + seed + " round " + round;
            for (LocalDate day = day("2020-01-01"); day.isBefore(day("2024-06-01")); day = day.plusDays(1)) {
                LocalDate today = day;
                assertTrue(
                        career.assignments()
                                        .on(today)
                                        .filter(Assignment::primary)
                                        .count()
                                <= 1,
                        message);
                assertTrue(career.identities().on(today).count() <= 1, message);
                assertTrue(career.reserveMemberships().on(today).count() <= 1, message);
            }
        }
    }

    private static Career empty() {
        return new Career(UUID.randomUUID(), List.of(), List.of(), List.of(), UUID::randomUUID);
    }

    private static Career recorded() {
        return new Career(
                UUID.randomUUID(),
                List.of(new Assignment(
                        UUID.randomUUID(),
                        1,
                        HERE,
                        Post.COMMUNITY_WORKER,
                        true,
                        days("2020-01-01", ""),
                        "1",
                        null,
                        null)),
                List.of(),
                List.of(),
                UUID::randomUUID);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Period days(String from, String to) {
        return new Period(day(from), to.isEmpty() ? null : day(to));
    }
}
