package org.shequ.personnel.relatives.avoidance;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AvoidancePolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final String UNIT = "320613002004";

    @ParameterizedTest
    @CsvSource({
        "SECRETARY, COMMUNITY_WORKER, true",
        "COMMUNITY_WORKER, SECRETARY, true",
        "SECRETARY, DEPUTY_SECRETARY, true",
        "DEPUTY_SECRETARY, GRID_WORKER, true",
        "GRID_WORKER, DEPUTY_SECRETARY, true",
        "COMMUNITY_WORKER, GRID_WORKER, false",
        "COMMUNITY_WORKER, COMMUNITY_WORKER, false",
        "DEPUTY_SECRETARY, DEPUTY_SECRETARY, false",
        "SECRETARY, SECRETARY, false",
    })
    void one_leads_the_other_or_they_stand_side_by_side(Post wanted, Post ofRelative, boolean refused) {
        assertEquals(refused, isRefused(UNIT, wanted, Period.since(TODAY), held(UNIT, ofRelative, TODAY, null)));
    }

    @Test
    void a_grid_belongs_to_its_community_and_another_community_is_another_unit() {
        var secretary = held(UNIT, Post.SECRETARY, TODAY, null);
        assertEquals(true, isRefused(UNIT + "001", Post.GRID_WORKER, Period.since(TODAY), secretary));
        assertEquals(false, isRefused("320613002005", Post.GRID_WORKER, Period.since(TODAY), secretary));
    }

    /** Against looking at every day. */
    @Test
    void two_meet_when_they_share_a_day_that_is_not_over() {
        long seed = 20260105L;
        System.getLogger("avoidance").log(System.Logger.Level.INFO, "seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Period one = period(random);
            Period other = period(random);
            boolean meet = false;
            for (int day = 0; day < 40; day++) {
                LocalDate date = TODAY.plusDays(day);
                meet |= one.contains(date) && other.contains(date);
            }
            var relative = held(UNIT, Post.SECRETARY, other.from(), other.to());
            assertEquals(meet, isRefused(UNIT, Post.GRID_WORKER, one, relative), one + " and " + other);
        }
    }

    private static Period period(Random random) {
        LocalDate from = TODAY.plusDays(random.nextInt(-20, 20));
        return new Period(from, random.nextInt(4) == 0 ? null : from.plusDays(random.nextInt(1, 15)));
    }

    private static Assignment held(String unit, Post post, LocalDate from, @Nullable LocalDate to) {
        return new Assignment(UUID.randomUUID(), 1, unit, post, true, new Period(from, to), null, null, null);
    }

    private static boolean isRefused(String unit, Post post, Period held, Assignment ofRelative) {
        return AvoidancePolicy.conflict(new AvoidancePolicy.Wanted(unit, post, held), List.of(ofRelative), TODAY)
                .isPresent();
    }
}
