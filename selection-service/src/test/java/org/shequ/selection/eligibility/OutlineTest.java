package org.shequ.selection.eligibility;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What is counted without words is what the words say. */
class OutlineTest {

    private static final long SEED = 20260302;

    private final RandomDossiers given = new RandomDossiers(SEED, "320613001001", "320613001002", "32061300100201");

    @Test
    void every_criterion_says_in_words_what_it_answers_without() {
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        for (int i = 0; i < 3000; i++) {
            var dossier = given.dossier();
            var cutOff = given.cutOff();
            for (var criterion : given.everyCriterion()) {
                var outcome = criterion.answer(dossier, cutOff);
                var finding = criterion.judge(dossier, cutOff);
                assertEquals(outcome, finding.outcome(), () -> criterion + " " + dossier);
                seen.add(outcome);
            }
        }
        assertEquals(EnumSet.allOf(Outcome.class), seen);
    }

    @Test
    void a_rule_gives_the_same_verdict_and_outcomes_with_words_and_without() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int i = 0; i < 5000; i++) {
            var dossier = given.dossier();
            var cutOff = given.cutOff();
            var rule = given.rule(Set.of(Post.SECRETARY));
            var judgement = rule.judge(dossier, cutOff);
            var outline = rule.outline(dossier, cutOff);
            assertEquals(judgement.outline(), outline, () -> rule + " " + dossier);
            assertEquals(
                    judgement.shortfalls().stream().map(Finding::criterion).toList(),
                    outline.shortfalls().stream().map(Outline.Line::criterion).toList());
            seen.add(outline.verdict());
        }
        assertEquals(EnumSet.allOf(Verdict.class), seen);
    }

    @Test
    void a_sanction_without_an_end_bars_and_no_day_is_promised() {
        var day = LocalDate.of(2026, 3, 2);
        var open = new Dossier.Sanction(LocalDate.of(2025, 1, 1), null, true);
        var ends = new Dossier.Sanction(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1), true);
        for (var sanctions : List.of(List.of(open), List.of(open, ends), List.of(ends, open))) {
            var person = Objects.requireNonNull(given.person());
            var barred = new Dossier.PersonRecord(
                    person.name(), null, null, null, null, false, null, null, "ACTIVE", sanctions);
            var dossier = new Dossier(given.dossier().personId(), barred, null, Map.of(), null);
            var finding = new NoSanction().judge(dossier, day);
            assertEquals(Outcome.FAIL, finding.outcome());
            assertNull(finding.expectedOn());
        }
    }
}
