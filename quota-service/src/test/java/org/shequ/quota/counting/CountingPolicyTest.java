package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.event.personnel.ReserveMembership;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

class CountingPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final LocalDate LONG_AGO = LocalDate.of(2018, 1, 1);
    private static final UUID PERSON = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final String COMMUNITY = "320613004004";

    private static HeldAssignment holds(String post, String unit, LocalDate from, @Nullable LocalDate to) {
        var told = Coded.named(Post.class, post).orElse(null);
        return new HeldAssignment(UUID.randomUUID(), unit, told, true, from, to, null, null);
    }

    private static HeldIdentity is(String kind, LocalDate from, @Nullable LocalDate to) {
        return new HeldIdentity(Coded.named(TenureKind.class, kind).orElse(null), from, to, null);
    }

    private static CareerChanged career(List<HeldAssignment> assignments, List<HeldIdentity> identities) {
        return new CareerChanged(PERSON, null, assignments, identities, List.of(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMUNITY_WORKER, STAFFED,            320613004004,     COUNTED",
        "DEPUTY_SECRETARY, STAFFED,            320613004004,     COUNTED",
        "SECRETARY,        STAFFED,            320613004004,     COUNTED",
        "SECRETARY,        STAFFED,            320613004004G001, COUNTED",
        "GRID_WORKER,      CONTRACT,           320613004004G001, ON_CONTRACT",
        "GRID_WORKER,      STAFFED,            320613004004,     POST_NOT_COUNTED",
        "SECRETARY,        PUBLIC_INSTITUTION, 320613004004,     IN_INSTITUTION",
        "SECRETARY,        CIVIL_SERVANT,      320613004004,     CIVIL_SERVANT",
        "COMMUNITY_WORKER, STAFFED,            320613004,        NOT_IN_COMMUNITY",
        "STREET_MARSHAL,   STAFFED,            320613004004,     POST_NOT_COUNTED",
        "SECRETARY,        VOLUNTEER,          320613004004,     IDENTITY_NOT_COUNTED"
    })
    void who_counts_follows_post_identity_and_unit(String post, String identity, String unit, CountReason expected) {
        var verdict = CountingPolicy.STANDARD.judge(
                career(List.of(holds(post, unit, LONG_AGO, null)), List.of(is(identity, LONG_AGO, null))),
                PersonStatus.ACTIVE,
                TODAY);
        assertEquals(expected, verdict.reason());
        assertEquals(expected == CountReason.COUNTED ? COMMUNITY : null, verdict.community());
    }

    @ParameterizedTest
    @CsvSource({"RETIRED", "RESIGNED", "DISMISSED", "DECEASED"})
    void who_has_left_does_not_count_even_while_the_post_still_stands(PersonStatus status) {
        var verdict = CountingPolicy.STANDARD.judge(
                career(List.of(holds("SECRETARY", COMMUNITY, LONG_AGO, null)), List.of(is("STAFFED", LONG_AGO, null))),
                status,
                TODAY);
        assertEquals(CountReason.LEFT_SERVICE, verdict.reason());
        assertFalse(verdict.counts());
    }

    @Test
    void a_reserve_cadre_without_a_post_does_not_count() {
        var reserve = new CareerChanged(
                PERSON, null, List.of(), List.of(), List.of(new ReserveMembership(LONG_AGO, null, null)), null);
        assertEquals(
                CountReason.RESERVE_WITHOUT_POST,
                CountingPolicy.STANDARD.judge(reserve, null, TODAY).reason());
        assertEquals(
                CountReason.NO_CURRENT_POST,
                CountingPolicy.STANDARD
                        .judge(career(List.of(), List.of()), null, TODAY)
                        .reason());
    }

    @Test
    void a_concurrent_post_never_counts() {
        var concurrent = new HeldAssignment(
                UUID.randomUUID(), COMMUNITY, Post.DEPUTY_SECRETARY, false, LONG_AGO, null, null, null);
        var verdict = CountingPolicy.STANDARD.judge(
                career(List.of(concurrent), List.of(is("STAFFED", LONG_AGO, null))), null, TODAY);
        assertEquals(CountReason.NO_CURRENT_POST, verdict.reason());
    }

    @Test
    void what_begins_tomorrow_counts_tomorrow_and_the_day_is_named() {
        var tomorrow = TODAY.plusDays(1);
        var career = career(
                List.of(
                        holds("GRID_WORKER", COMMUNITY, LONG_AGO, tomorrow),
                        holds("COMMUNITY_WORKER", COMMUNITY, tomorrow, null)),
                List.of(is("CONTRACT", LONG_AGO, tomorrow), is("STAFFED", tomorrow, LocalDate.of(2026, 12, 1))));
        var today = CountingPolicy.STANDARD.judge(career, PersonStatus.ACTIVE, TODAY);
        assertEquals(CountReason.ON_CONTRACT, today.reason());
        assertEquals(tomorrow, today.nextChange());
        var then = CountingPolicy.STANDARD.judge(career, PersonStatus.ACTIVE, tomorrow);
        assertEquals(CountReason.COUNTED, then.reason());
        assertEquals(LocalDate.of(2026, 12, 1), then.nextChange());
        assertNull(CountingPolicy.STANDARD
                .judge(career, PersonStatus.ACTIVE, LocalDate.of(2027, 1, 1))
                .nextChange());
    }

    @Test
    void a_jurisdiction_may_count_those_in_the_establishment_too() {
        var wider = new CountingPolicy(
                EnumSet.of(TenureKind.STAFFED, TenureKind.PUBLIC_INSTITUTION), EnumSet.of(Post.SECRETARY));
        var verdict = wider.judge(
                career(
                        List.of(holds("SECRETARY", COMMUNITY, LONG_AGO, null)),
                        List.of(is("PUBLIC_INSTITUTION", LONG_AGO, null))),
                null,
                TODAY);
        assertEquals(COMMUNITY, verdict.community());
    }
}
