package org.shequ.selection.outcome;

import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.application.CandidateRows;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tables of outcomes to be filled in: one row per candidate whose outcome of a stage is awaited. */
@ApplicationScoped
class OutcomeTemplates {

    private final SelectionRounds rounds;
    private final RecordOutcomes recordOutcomes;
    private final Lineup lineup;
    private final CandidateRoll roll;
    private final Caller caller;

    OutcomeTemplates(
            SelectionRounds rounds, RecordOutcomes recordOutcomes, Lineup lineup, CandidateRoll roll, Caller caller) {
        this.rounds = rounds;
        this.recordOutcomes = recordOutcomes;
        this.lineup = lineup;
        this.roll = roll;
        this.caller = caller;
    }

    @Transactional
    ImportTemplate of(UUID roundId, Stage stage, Shown shown) {
        var round = rounds.get(roundId, caller.scope());
        recordOutcomes.requireRecordable(round, stage);
        var awaited = awaited(round, stage);
        var rows = roll.of(roundId).stream()
                .filter(entry -> stage == Stage.WRITTEN
                        ? entry.status() == RegistrationStatus.ADMITTED
                        : awaited.contains(entry.registrationId()))
                .map(entry -> CandidateRows.cells(entry, shown))
                .toList();
        return ImportTemplate.of(OutcomeRow.TABLE).begun(rows);
    }

    private Set<UUID> awaited(SelectionRound round, Stage stage) {
        return stage == Stage.WRITTEN
                ? Set.of()
                : lineup.awaited(round, lineup.selected(round), stage).stream()
                        .filter(awaited -> awaited.stage() == stage)
                        .map(Lineup.Awaited::registrationId)
                        .collect(Collectors.toSet());
    }
}
