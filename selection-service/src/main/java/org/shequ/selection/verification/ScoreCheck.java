package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.scoring.TieFacts;
import org.shequ.selection.scoring.Totals;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Computes totals, ranks and the shortlist again from both entries of each score, by the rule of totals and ties that stands in
 * the record: the one that the service ranks by.
 */
final class ScoreCheck implements RecordVerifier.Check {

    private static final List<String> PAPERS = List.of("WRITTEN", "INTERVIEW", "RETEST", "LOT");

    private final PublishedRecord record;
    private final ScoringRule rule;

    ScoreCheck(PublishedRecord record) {
        this.record = record;
        this.rule = record.scoringRule();
    }

    @Override
    public void run(Consumer<Fault> faults) {
        rule.faults()
                .forEach(fault -> faults.accept(new Fault("ROUND terms" + fault.where(), "SCORING", fault.rule())));
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
        for (var paper : PAPERS) {
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
            if (inForce.size() == 2 && candidate.agreed(paper) == null && isOver(candidate, paper)) {
                faults.accept(new Fault(candidate.where("scores"), "DIFFER", paper + " differs between its entries"));
            }
        }
        candidate.body().path("scores").forEach(entry -> {
            var score = Reading.requiredDecimal(entry, "score");
            if (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0) {
                faults.accept(new Fault(candidate.where("scores"), "RANGE", "is " + score));
            }
            var most = "LOT".equals(Reading.text(entry, "paper"))
                    ? 0
                    : rule.decimals().score();
            if (score.stripTrailingZeros().scale() > most) {
                faults.accept(new Fault(candidate.where("scores"), "DECIMALS", "is " + score));
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

    /** A tie may come to lie on the last place later, and is then broken as before. */
    private boolean isOver(Candidate candidate, String paper) {
        return switch (paper) {
            case "RETEST", "LOT" -> record.past(Stage.TOTAL) && !candidate.tieIsOpen();
            default -> record.past(Stage.valueOf(paper));
        };
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
        var contenders = candidates.stream()
                .map(candidate -> Contender.byWritten(
                        candidate.id(),
                        Objects.requireNonNull(candidate.agreed("WRITTEN")),
                        candidate.background(record.cutOff(), false)))
                .toList();
        var going = Ranking.shortlist(rule, contenders, seats).stream()
                .map(Contender::registrationId)
                .collect(Collectors.toSet());
        for (var candidate : candidates) {
            if (going.contains(candidate.id()) == candidate.notShortlisted()) {
                faults.accept(new Fault(
                        candidate.where("ended"),
                        "SHORTLIST",
                        candidate.notShortlisted() ? "should go on" : "should not go on"));
            }
        }
    }

    private void ranking(JsonNode position, Consumer<Fault> faults) {
        Map<UUID, Candidate> ranked = new LinkedHashMap<>();
        List<Contender> contenders = new ArrayList<>();
        for (var candidate : record.competing(position)) {
            if (isRanked(candidate, faults)) {
                ranked.put(candidate.id(), candidate);
                contenders.add(contender(candidate, faults));
            }
        }
        for (var standing : Ranking.rank(rule, contenders)) {
            var candidate =
                    Objects.requireNonNull(ranked.get(standing.contender().registrationId()));
            var published = Objects.requireNonNull(candidate.ranking());
            if (standing.rank() != Reading.number(published, "rank")
                    || standing.line() != Reading.number(published, "line")
                    || !standing.tieBreak().name().equals(Reading.text(published, "tieBreak"))) {
                faults.accept(new Fault(
                        candidate.where("ranking"),
                        "RANK",
                        "should be rank %d, line %d, %s"
                                .formatted(standing.rank(), standing.line(), standing.tieBreak())));
            }
        }
        new BirthOrderCheck(rule, record.cutOff()).run(List.copyOf(ranked.values()), faults);
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

    private Contender contender(Candidate candidate, Consumer<Fault> faults) {
        var published = Objects.requireNonNull(candidate.ranking());
        var written = record.stages().contains(Stage.WRITTEN) ? candidate.agreed("WRITTEN") : null;
        var interview = candidate.agreed("INTERVIEW");
        var bonus = Reading.requiredDecimal(candidate.body(), "bonus");
        differs(candidate, "written", written, Reading.decimal(published, "written"), faults);
        differs(candidate, "interview", interview, Reading.decimal(published, "interview"), faults);
        differs(candidate, "bonus", bonus, Reading.decimal(published, "bonus"), faults);
        var total = new Totals()
                .of(
                        rule,
                        Reading.number(record.terms(), "writtenPercent"),
                        written,
                        interview,
                        bonus,
                        Reading.requiredDecimal(record.terms(), "bonusCap"));
        differs(candidate, "total", total.total(), Reading.decimal(published, "total"), faults);
        if (record.scoring() != null || published.get("exactTotal") != null) {
            differs(candidate, "exactTotal", total.exact(), Reading.decimal(published, "exactTotal"), faults);
        }
        return new Contender(
                candidate.id(),
                total.exact(),
                total.total(),
                new TieFacts(
                        written,
                        interview,
                        candidate.background(record.cutOff(), true),
                        tieBreaking(candidate, "RETEST", Reading.decimal(published, "retest"), faults),
                        tieBreaking(candidate, "LOT", Reading.decimal(published, "lot"), faults)));
    }

    /** What broke a tie is what both entries say; while it is open they may be newer than the ranking. */
    private static @Nullable BigDecimal tieBreaking(
            Candidate candidate, String paper, @Nullable BigDecimal published, Consumer<Fault> faults) {
        if (!candidate.tieIsOpen()) {
            differs(candidate, paper.toLowerCase(Locale.ROOT), candidate.agreed(paper), published, faults);
        }
        return published;
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
