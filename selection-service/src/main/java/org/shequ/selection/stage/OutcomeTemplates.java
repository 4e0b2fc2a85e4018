package org.shequ.selection.stage;

import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.CandidateTemplates;
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
    private final CandidateTemplates templates;
    private final Caller caller;

    OutcomeTemplates(
            SelectionRounds rounds,
            RecordOutcomes recordOutcomes,
            Lineup lineup,
            CandidateTemplates templates,
            Caller caller) {
        this.rounds = rounds;
        this.recordOutcomes = recordOutcomes;
        this.lineup = lineup;
        this.templates = templates;
        this.caller = caller;
    }

    @Transactional
    ImportTemplate of(UUID roundId, Stage stage) {
        var round = rounds.get(roundId, caller.scope());
        recordOutcomes.requireRecordable(round, stage);
        var awaited = awaited(round, stage);
        return templates.of(
                "outcome-template",
                roundId,
                OutcomeRow.TABLE,
                entry -> stage == Stage.WRITTEN
                        ? entry.status() == RegistrationStatus.ADMITTED
                        : awaited.contains(entry.registrationId()));
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
