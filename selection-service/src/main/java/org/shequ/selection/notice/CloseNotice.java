package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a notice after its last day. Objections that are still open hold their candidate, not the round. */
@ApplicationScoped
public class CloseNotice {

    private final SelectionRounds rounds;
    private final PublicNotices notices;
    private final PanelGuard guard;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    CloseNotice(
            SelectionRounds rounds,
            PublicNotices notices,
            PanelGuard guard,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.notices = notices;
        this.guard = guard;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    PublicNotice handle(UUID roundId, @Nullable Version expected) {
        var round = rounds.open(roundId, expected, caller.scope());
        var notice = notices.latest(roundId)
                .filter(latest -> !latest.isClosed())
                .orElseThrow(() -> ProblemException.of(CommonProblem.CONFLICT, "no notice is open / 没有进行中的公示"));
        guard.require(round, Duty.PUBLISHER);
        var before = round.step();
        notice.close(caller.subject(), clock.today(), clock.instant());
        if (round.stage() == Stage.NOTICE) {
            round.complete(Stage.NOTICE);
        } else {
            round.touch();
        }
        chronicle.record(round, before, "notice-closed", null, Map.of("number", notice.number()));
        return notice;
    }
}
