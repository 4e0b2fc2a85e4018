package org.shequ.personnel.career.tenure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.testkit.TenureCases;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ServiceRecordTest {

    /** The cases that selection answers too. */
    @Test
    void a_career_has_the_months_that_every_service_answers() {
        for (var one : TenureCases.edges()) {
            var record = new ServiceRecord(one.career().stream()
                    .map(held -> new Assignment(
                            UUID.randomUUID(),
                            1,
                            held.unitCode(),
                            Post.valueOf(held.post()),
                            held.primary(),
                            new Period(held.from(), held.to()),
                            null,
                            null,
                            null))
                    .toList());
            var posts = Set.of(Post.SECRETARY);
            assertEquals(
                    one.consecutive(),
                    record.tenure(posts, TenureMode.CONSECUTIVE, one.cutOff(), one.toleratedGap())
                            .months(),
                    one.name());
            assertEquals(
                    one.cumulative(),
                    record.tenure(posts, TenureMode.CUMULATIVE, one.cutOff(), 0).months(),
                    one.name());
            assertEquals(
                    one.community(),
                    record.tenure(
                                    Set.of(Post.values()),
                                    TenureMode.CURRENT_COMMUNITY,
                                    one.cutOff(),
                                    one.toleratedGap(),
                                    community -> community.equals("320613002004") ? TenureCases.ANCESTORS : Set.of())
                            .months(),
                    one.name());
        }
    }

    @Test
    void the_current_community_counts_with_its_grids_and_without_others() {
        ServiceRecord record = new ServiceRecord(List.of(
                held("320613002003", Post.SECRETARY, "2015-01-01", "2018-01-01"),
                held("320613002004001", Post.GRID_WORKER, "2018-01-01", "2019-01-01"),
                held("320613002004", Post.SECRETARY, "2019-01-01", "")));
        LocalDate cutOff = LocalDate.of(2020, 1, 1);
        Set<Post> all = Set.of(Post.values());
        assertEquals(
                24, record.tenure(all, TenureMode.CURRENT_COMMUNITY, cutOff, 0).months());
        assertEquals(60, record.tenure(all, TenureMode.CONSECUTIVE, cutOff, 0).months());
        assertEquals(
                12,
                record.tenure(Set.of(Post.SECRETARY), TenureMode.CURRENT_COMMUNITY, cutOff, 0)
                        .months());
        assertEquals(
                48,
                record.tenure(Set.of(Post.SECRETARY), TenureMode.CUMULATIVE, cutOff, 0)
                        .months());
    }

    private static Period period(LocalDate from, @Nullable String to) {
        return new Period(from, to == null || to.isEmpty() ? null : LocalDate.parse(to));
    }

    private static Assignment held(String unit, Post post, String from, String to) {
        return new Assignment(
                UUID.randomUUID(), 1, unit, post, true, period(LocalDate.parse(from), to), null, null, null);
    }
}
