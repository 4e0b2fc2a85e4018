package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Computes totals, ranks and the shortlist again from both entries of each score, without any of the service's code. */
final class ScoreCheck implements RecordVerifier.Check {

    private final PublishedRecord record;

    ScoreCheck(PublishedRecord record) {
        this.record = record;
    }

    @Override
    public void run(Consumer<Fault> faults) {
        record.candidates().forEach(candidate -> entries(candidate, faults));
        for (var position : record.positions()) {
            if (record.stages().contains(Stage.WRITTEN) && record.past(Stage.WRITTEN)) {
                shortlist(position, faults);
            }
            ranking(position, faults);
        }
    }

    /** Each score is entered by examiners of the panel, within 0 and 100, in slots of their own. */
    private void entries(Candidate candidate, Consumer<Fault> faults) {
        for (var paper : List.of("WRITTEN", "INTERVIEW", "RETEST")) {
            var inForce = candidate.scores(paper);
            var slots = inForce.stream()
                    .map(entry -> Reading.number(entry, "slot"))
                    .filter(slot -> slot == 1 || slot == 2)
                    .distinct()
                    .count();
            var scorers = inForce.stream()
                    .map(entry -> Reading.required(entry, "scorer"))
                    .distinct()
                    .count();
            if (inForce.size() > 2 || slots < inForce.size() || scorers < inForce.size()) {
                faults.accept(new Fault(candidate.where("scores"), "ENTRIES", paper + " is not entered once by each"));
            }
            if (inForce.size() == 2 && candidate.agreed(paper) == null && record.past(Stage.valueOf(stage(paper)))) {
                faults.accept(new Fault(candidate.where("scores"), "DIFFER", paper + " differs between its entries"));
            }
        }
        candidate.body().path("scores").forEach(entry -> {
            var score = Reading.requiredDecimal(entry, "score");
            if (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0) {
                faults.accept(new Fault(candidate.where("scores"), "RANGE", "is " + score));
            }
            if (!"EXAMINER".equals(record.panel().get(Reading.required(entry, "scorer")))) {
                faults.accept(new Fault(candidate.where("scores"), "PANEL", "was entered by no examiner"));
            }
            var superseded = Reading.instant(entry, "supersededAt");
            if (superseded != null && superseded.isBefore(Reading.requiredInstant(entry, "enteredAt"))) {
                faults.accept(new Fault(candidate.where("scores"), "DATES", "was corrected before it was entered"));
            }
        });
    }

    private static String stage(String paper) {
        return paper.equals("RETEST") ? "TOTAL" : paper;
    }

    /** The best by the written score go on, and everybody tied with the last of them. */
    private void shortlist(JsonNode position, Consumer<Fault> faults) {
        var candidates = record.competing(position).stream()
                .filter(Candidate::admitted)
                .filter(candidate -> !candidate.endedBy(Stage.WRITTEN) || candidate.notShortlisted())
                .toList();
        for (var candidate : candidates) {
            if (candidate.agreed("WRITTEN") == null) {
                faults.accept(new Fault(candidate.where("scores"), "MISSING", "has no agreed written score"));
                return;
            }
        }
        var seats = Reading.number(position, "places") * Reading.number(record.terms(), "interviewRatio");
        for (var candidate : candidates) {
            var better = candidates.stream()
                    .filter(other -> agreed(other).compareTo(agreed(candidate)) > 0)
                    .count();
            if (better < seats == candidate.notShortlisted()) {
                faults.accept(new Fault(
                        candidate.where("ended"),
                        "SHORTLIST",
                        candidate.notShortlisted() ? "should go on" : "should not go on"));
            }
        }
    }

    private static BigDecimal agreed(Candidate candidate) {
        return Objects.requireNonNull(candidate.agreed("WRITTEN"));
    }

    private void ranking(JsonNode position, Consumer<Fault> faults) {
        List<CountedStanding> standings = new ArrayList<>();
        for (var candidate : record.competing(position)) {
            if (isRanked(candidate, faults)) {
                standings.add(standing(candidate, faults));
            }
        }
        for (var standing : standings) {
            var published = Objects.requireNonNull(standing.candidate().ranking());
            var rank = standing.rankAmong(standings);
            var line = standing.lineAmong(standings);
            var tieBreak = standing.tieBreakAmong(standings);
            if (rank != Reading.number(published, "rank")
                    || line != Reading.number(published, "line")
                    || !tieBreak.equals(Reading.text(published, "tieBreak"))) {
                faults.accept(new Fault(
                        standing.candidate().where("ranking"),
                        "RANK",
                        "should be rank %d, line %d, %s".formatted(rank, line, tieBreak)));
            }
        }
    }

    /** Whoever was left when the totals were computed has a line, and nobody else. */
    private boolean isRanked(Candidate candidate, Consumer<Fault> faults) {
        var has = candidate.ranking() != null;
        var left = candidate.admitted() && !candidate.endedBy(Stage.INTERVIEW);
        if (has && !left) {
            faults.accept(new Fault(candidate.where("ranking"), "NOT_IN_LINE", "was out before the totals"));
        }
        if (!has && left && record.past(Stage.TOTAL) && candidate.endedStage() != Stage.TOTAL) {
            faults.accept(new Fault(candidate.where("ranking"), "MISSING", "has no total"));
        }
        return has && left;
    }

    private CountedStanding standing(Candidate candidate, Consumer<Fault> faults) {
        var published = Objects.requireNonNull(candidate.ranking());
        var written = record.stages().contains(Stage.WRITTEN) ? candidate.agreed("WRITTEN") : null;
        var interview = candidate.agreed("INTERVIEW");
        var retest = candidate.agreed("RETEST");
        var bonus = Reading.requiredDecimal(candidate.body(), "bonus");
        differs(candidate, "written", written, Reading.decimal(published, "written"), faults);
        differs(candidate, "interview", interview, Reading.decimal(published, "interview"), faults);
        differs(candidate, "retest", retest, Reading.decimal(published, "retest"), faults);
        differs(candidate, "bonus", bonus, Reading.decimal(published, "bonus"), faults);
        var total = CountedStanding.total(
                Reading.number(record.terms(), "writtenPercent"),
                written,
                interview,
                bonus,
                Reading.requiredDecimal(record.terms(), "bonusCap"));
        differs(candidate, "total", total, Reading.decimal(published, "total"), faults);
        return new CountedStanding(
                candidate, total, interview, Reading.number(candidate.body(), "certificateLevel"), retest);
    }

    private static void differs(
            Candidate candidate,
            String field,
            @Nullable BigDecimal computed,
            @Nullable BigDecimal published,
            Consumer<Fault> faults) {
        if (!Reading.same(computed, published)) {
            faults.accept(new Fault(
                    candidate.where("ranking"), "SCORE", field + " is " + published + ", should be " + computed));
        }
    }
}
