package org.shequ.selection.roundrecord;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.security.Scope;
import org.shequ.selection.round.RoundCancelled;
import org.shequ.selection.round.SelectionRounds;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Writes the digest of a round's record into the audit log, whose own chain holds it: what the record of a round that is
 * over said can be found for ever. What is decided afterwards, at the end of a probation, is sealed again.
 */
@ApplicationScoped
public class SealRecord {

    private final SelectionRounds rounds;
    private final RoundRecords records;
    private final ForgottenCandidates candidates;
    private final AuditLog audit;

    public SealRecord(SelectionRounds rounds, RoundRecords records, ForgottenCandidates candidates, AuditLog audit) {
        this.rounds = rounds;
        this.records = records;
        this.candidates = candidates;
        this.audit = audit;
    }

    /** In the transaction of whatever made the record what it is. */
    public void handle(UUID roundId) {
        rounds.flush(); // the record is read by SQL
        candidates.forgetIn(roundId);
        audit.append(
                "round-record-sealed",
                "round",
                roundId.toString(),
                rounds.get(roundId, Scope.ALL).jurisdiction(),
                Map.of("digest", records.digest(roundId)));
    }

    void cancelled(@Observes RoundCancelled cancelled) {
        handle(cancelled.roundId());
    }
}
