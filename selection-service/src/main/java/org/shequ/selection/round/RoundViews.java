package org.shequ.selection.round;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Json;
import org.shequ.kit.security.Caller;
import org.shequ.selection.policy.ScoringView;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Shapes rounds with their positions and requests, in four queries whatever their number. */
@ApplicationScoped
public class RoundViews {

    private static final TypeReference<Map<String, Integer>> FIGURES = new TypeReference<>() {};

    private final SelectionRounds rounds;
    private final Positions positions;
    private final PlaceRequests requests;
    private final Places places;
    private final Json json;
    private final Caller caller;

    public RoundViews(
            SelectionRounds rounds,
            Positions positions,
            PlaceRequests requests,
            Places places,
            Json json,
            Caller caller) {
        this.rounds = rounds;
        this.positions = positions;
        this.requests = requests;
        this.places = places;
        this.json = json;
        this.caller = caller;
    }

    public RoundView get(UUID id) {
        return of(rounds.getAbove(id, caller.scope()));
    }

    public RoundView of(SelectionRound round) {
        var latest = requests.of(round.id()).stream()
                .collect(Collectors.toMap(PlaceRequest::positionId, request -> request, (older, newer) -> newer));
        var held = places.of(round.id());
        var views = positions.of(round.id()).stream()
                .map(position -> position(position, latest.get(position.id()), held))
                .toList();
        return new RoundView(
                round.id(),
                round.kind(),
                round.title(),
                round.jurisdiction(),
                round.status(),
                round.stage(),
                round.stages(),
                views,
                round.registrationFrom(),
                round.registrationTo(),
                round.cutOff(),
                round.terms().ruleVersion(),
                round.terms().policyVersion(),
                round.terms().openingRatio(),
                round.terms().interviewRatio(),
                round.terms().writtenPercent(),
                round.terms().bonusCap(),
                ScoringView.of(round.terms().scoringRule()),
                round.terms().noticeDays(),
                round.terms().noticeDayKind(),
                round.terms().noticeNames(),
                round.terms().lineValidMonths(),
                round.terms().probationMonths(),
                round.terms().lockYears(),
                round.openingRatioDecision(),
                round.interviewRatioDecision(),
                round.draftedBy(),
                round.draftedAt(),
                round.announcedAt(),
                round.rankedAt(),
                round.endedAt(),
                round.endReason(),
                round.version());
    }

    private RoundView.PositionView position(Position position, @Nullable PlaceRequest request, List<Place> all) {
        var held = all.stream()
                .filter(place -> place.positionId().equals(position.id()) && place.isHeld())
                .count();
        return new RoundView.PositionView(
                position.id(),
                position.number(),
                position.unitCode(),
                position.planId(),
                position.post(),
                position.places(),
                (int) held,
                request == null ? null : request(request, all));
    }

    private RoundView.PlaceRequestView request(PlaceRequest request, List<Place> all) {
        var reason = request.refusalReason();
        var figures = request.refusalFigures();
        return new RoundView.PlaceRequestView(
                request.id(),
                request.state(),
                request.count(),
                request.accountId(),
                request.expiresAt(),
                request.requestedAt(),
                request.answeredAt(),
                all.stream()
                        .filter(place -> place.requestId().equals(request.id()) && place.isHeld())
                        .map(Place::id)
                        .toList(),
                reason == null
                        ? null
                        : new RoundView.RefusalView(reason, figures == null ? Map.of() : json.read(figures, FIGURES)));
    }
}
