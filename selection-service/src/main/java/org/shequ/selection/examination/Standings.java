package org.shequ.selection.examination;

import org.shequ.selection.application.Candidate;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Background;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranked;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.TieFacts;
import org.shequ.selection.scoring.TotalScore;
import org.shequ.selection.scoring.Totals;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Brings together what a round's rule of totals and ties asks for, and ranks each position by it. */
@ApplicationScoped
class Standings {

    private final Positions positions;
    private final ScoreSheet sheet;
    private final Shortlist shortlist;
    private final Backgrounds backgrounds;
    private final Totals totals;

    Standings(Positions positions, ScoreSheet sheet, Shortlist shortlist, Backgrounds backgrounds, Totals totals) {
        this.positions = positions;
        this.sheet = sheet;
        this.shortlist = shortlist;
        this.backgrounds = backgrounds;
        this.totals = totals;
    }

    /** The agreed scores of a round. */
    private record Scores(
            Map<UUID, BigDecimal> written,
            Map<UUID, BigDecimal> interviews,
            Map<UUID, BigDecimal> retests,
            Map<UUID, BigDecimal> lots) {

        TieFacts facts(UUID id, Background background) {
            return new TieFacts(written.get(id), interviews.get(id), background, retests.get(id), lots.get(id));
        }
    }

    /** All lines anew; 409 while a score is missing or differs. */
    List<Rankings.Line> of(SelectionRound round, List<Candidate> candidates) {
        var interviews = shortlist.agreed(round, candidates, Paper.INTERVIEW);
        Map<UUID, BigDecimal> written =
                round.has(Stage.WRITTEN) ? shortlist.agreed(round, candidates, Paper.WRITTEN) : Map.of();
        var scores = new Scores(
                written, interviews, sheet.agreed(round.id(), Paper.RETEST), sheet.agreed(round.id(), Paper.LOT));
        List<Rankings.Line> lines = new ArrayList<>();
        for (var position : positions.of(round.id())) {
            var own = candidates.stream()
                    .filter(candidate -> candidate.positionId().equals(position.id()))
                    .toList();
            lines.addAll(lines(round, position, own, scores));
        }
        return lines;
    }

    private List<Rankings.Line> lines(
            SelectionRound round, Position position, List<Candidate> candidates, Scores scores) {
        var byId = candidates.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        Map<UUID, TotalScore> computed = new HashMap<>();
        candidates.forEach(candidate -> computed.put(candidate.id(), total(round, candidate, scores)));
        Map<UUID, BigDecimal> shown = new HashMap<>();
        computed.forEach((id, total) -> shown.put(id, total.total()));
        var known = backgrounds.of(round, candidates, shown, true);
        List<Contender> contenders = new ArrayList<>();
        computed.forEach((id, total) -> contenders.add(new Contender(
                id, total.exact(), total.total(), scores.facts(id, Objects.requireNonNull(known.get(id))))));
        return Ranking.rank(round.terms().scoringRule(), contenders).stream()
                .map(ranked -> line(
                        round,
                        position,
                        Objects.requireNonNull(byId.get(ranked.contender().registrationId())),
                        ranked))
                .toList();
    }

    private TotalScore total(SelectionRound round, Candidate candidate, Scores scores) {
        return round.terms()
                .total(
                        totals,
                        scores.written().get(candidate.id()),
                        scores.interviews().get(candidate.id()),
                        candidate.bonus());
    }

    private static Rankings.Line line(SelectionRound round, Position position, Candidate candidate, Ranked ranked) {
        return new Rankings.Line(
                position.id(),
                position.number(),
                position.places(),
                ranked,
                candidate
                        .bonus()
                        .setScale(round.terms().scoringRule().decimals().bonus(), RoundingMode.HALF_UP),
                RegistrationStatus.ADMITTED,
                candidate.name(),
                candidate.unitCode());
    }

    /** The same lines with what was scored and drawn since; whoever dropped out keeps the line too. */
    List<Rankings.Line> again(SelectionRound round, List<Rankings.Line> lines) {
        var retests = sheet.agreed(round.id(), Paper.RETEST);
        var lots = sheet.agreed(round.id(), Paper.LOT);
        List<Rankings.Line> again = new ArrayList<>();
        lines.stream().collect(Collectors.groupingBy(Rankings.Line::positionId)).forEach((position, own) -> {
            var byId = own.stream()
                    .collect(Collectors.toMap(line -> line.ranked().contender().registrationId(), Function.identity()));
            var contenders = own.stream()
                    .map(line -> with(line.ranked().contender(), retests, lots))
                    .toList();
            Ranking.rank(round.terms().scoringRule(), contenders)
                    .forEach(ranked -> again.add(
                            Objects.requireNonNull(byId.get(ranked.contender().registrationId()))
                                    .standing(ranked)));
        });
        return again;
    }

    private static Contender with(Contender contender, Map<UUID, BigDecimal> retests, Map<UUID, BigDecimal> lots) {
        var facts = contender.facts();
        var id = contender.registrationId();
        return new Contender(
                id,
                contender.exact(),
                contender.total(),
                new TieFacts(facts.written(), facts.interview(), facts.background(), retests.get(id), lots.get(id)));
    }
}
