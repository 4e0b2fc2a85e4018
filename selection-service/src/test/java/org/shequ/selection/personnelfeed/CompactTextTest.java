package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Interval;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.RandomDossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A dossier cut down to lines and read back is judged like the whole one. */
class CompactTextTest {

    private static final long SEED = 42;

    private final RandomDossiers given = new RandomDossiers(SEED, "320613001001", "320613001002", "32061300100201");

    private static Dossier cut(Dossier dossier) {
        var person = dossier.person();
        var career = dossier.career();
        return new Dossier(
                dossier.personId(),
                person == null
                        ? null
                        : new Dossier.PersonRecord(
                                "",
                                person.sex(),
                                person.birthDate(),
                                person.education(),
                                person.politicalStatus(),
                                person.certified(),
                                person.certificate(),
                                person.certificateEmployedFrom(),
                                person.status(),
                                CompactText.bars(CompactText.bars(person.sanctions())),
                                person.underInvestigation(),
                                null,
                                null),
                career == null
                        ? null
                        : new Dossier.Career(
                                CompactText.posts(CompactText.posts(career.assignments())),
                                CompactText.identities(CompactText.identities(career.identities())),
                                CompactText.memberships(CompactText.memberships(career.reserveMemberships())),
                                null),
                dossier.communities().values().stream()
                        .map(CompactTextTest::cut)
                        .collect(Collectors.toMap(Dossier.Community::code, community -> community)),
                dossier.ownResults());
    }

    private static Dossier.Community cut(Dossier.Community community) {
        var results = community.results();
        return new Dossier.Community(
                community.code(),
                "",
                community.validFrom(),
                results == null ? null : CompactText.ranks(CompactText.ranks(results)));
    }

    @Test
    void thousands_of_dossiers_are_judged_by_their_briefs_as_by_themselves() {
        for (int i = 0; i < 5000; i++) {
            var dossier = given.dossier();
            var cutOff = given.cutOff();
            var rule = given.rule(Set.of(Post.SECRETARY));
            assertEquals(
                    rule.judge(dossier, cutOff).outline(),
                    rule.outline(cut(dossier), cutOff),
                    () -> rule + " " + dossier);
        }
    }

    @Test
    void nothing_reads_back_as_nothing_and_the_ends_of_time_as_themselves() {
        assertEquals(List.of(), CompactText.posts((String) null));
        assertEquals(List.of(), CompactText.posts(CompactText.posts(List.of())));
        var far = List.of(
                new Dossier.Membership(new Interval(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)), null),
                new Dossier.Membership(new Interval(LocalDate.of(2026, 2, 28), LocalDate.of(10000, 1, 1)), null),
                new Dossier.Membership(new Interval(LocalDate.of(2024, 2, 29), null), null));
        assertEquals(far, CompactText.memberships(CompactText.memberships(far)));
        assertEquals("2025|3|118\n2026||", CompactText.ranks(List.of(ranked(2025, 3, 118), ranked(2026, null, null))));
        assertEquals(2, CompactText.ranks("2025|3|118\n2026||").size());
    }

    private static Dossier.YearResult ranked(int year, @Nullable Integer rank, @Nullable Integer peers) {
        return new Dossier.YearResult(year, null, null, rank, peers);
    }
}
