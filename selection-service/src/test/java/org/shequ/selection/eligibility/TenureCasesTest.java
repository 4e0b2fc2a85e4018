package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Interval;
import org.shequ.testkit.TenureCases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The cases that personnel answers too. */
class TenureCasesTest {

    @Test
    void a_career_has_the_months_that_every_service_answers() {
        for (var one : TenureCases.edges()) {
            List<Dossier.Assignment> posts = new ArrayList<>();
            one.career()
                    .forEach(held -> posts.add(new Dossier.Assignment(
                            "a" + posts.size(),
                            held.unitCode(),
                            held.post(),
                            held.primary(),
                            new Interval(held.from(), held.to()))));
            var community = new Dossier.Community("320613002004", "濠北社区", null, null, TenureCases.ANCESTORS);
            var dossier = new Dossier(
                    UUID.randomUUID(),
                    null,
                    new Dossier.Career(posts, List.of(), List.of(), null),
                    Map.of(community.code(), community),
                    null);
            var secretary = Set.of(Post.SECRETARY);
            var gap = one.toleratedGap();
            assertMonths(
                    one.consecutive(),
                    new TenureInPost(secretary, TenureInPost.Mode.CONSECUTIVE, 1, gap),
                    dossier,
                    one);
            assertMonths(
                    one.cumulative(), new TenureInPost(secretary, TenureInPost.Mode.CUMULATIVE, 1, 0), dossier, one);
            assertMonths(one.community(), new TenureInCommunity(1, gap), dossier, one);
        }
    }

    @Test
    void evidence_of_tenure_is_what_was_counted() {
        var career = new Dossier.Career(
                List.of(
                        held("broken", "320613002004", "2015-01-01", "2018-01-01"),
                        held("no-day", "320613002004", "2019-03-01", "2019-03-01"),
                        held("counted", "320613002004", "2020-01-01", "2023-01-01"),
                        held("counted-too", "320613002005", "2023-01-01", null),
                        held("to-come", "320613002004", "2027-01-01", null)),
                List.of(),
                List.of(),
                null);
        var dossier = new Dossier(UUID.randomUUID(), null, career, Map.of(), null);
        var cutOff = LocalDate.parse("2026-01-01");
        var secretary = Set.of(Post.SECRETARY);
        assertEquals(
                List.of("counted", "counted-too"),
                references(new TenureInPost(secretary, TenureInPost.Mode.CONSECUTIVE, 1, 0), dossier, cutOff));
        assertEquals(
                List.of("broken", "counted", "counted-too"),
                references(new TenureInPost(secretary, TenureInPost.Mode.CUMULATIVE, 1, 0), dossier, cutOff));
        assertEquals(List.of("counted-too"), references(new TenureInCommunity(1, 0), dossier, cutOff));
    }

    private static Dossier.Assignment held(String id, String unitCode, String from, @Nullable String to) {
        return new Dossier.Assignment(
                id,
                unitCode,
                "SECRETARY",
                true,
                new Interval(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)));
    }

    private static List<String> references(Criterion criterion, Dossier dossier, LocalDate cutOff) {
        return criterion.judge(dossier, cutOff).evidence().stream()
                .map(Evidence::reference)
                .toList();
    }

    private static void assertMonths(int months, Criterion criterion, Dossier dossier, TenureCases.Case one) {
        var finding = criterion.judge(dossier, one.cutOff());
        var actual = finding.actual().equals("no post") ? "0 months" : finding.actual();
        assertEquals(months + " months", actual, one.name() + ": " + criterion.code());
    }
}
