package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Candidate;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.panel.Panels;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Enters scores, each answered for itself. Two people enter each score; while their entries differ, each may correct the
 * own one. The first interview score ends the written examination if its scores are complete.
 */
@ApplicationScoped
public class EnterScores {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final ScoreSheet sheet;
    private final Shortlist shortlist;
    private final Rankings rankings;
    private final PanelGuard guard;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    EnterScores(
            SelectionRounds rounds,
            Registrations registrations,
            ScoreSheet sheet,
            Shortlist shortlist,
            Rankings rankings,
            PanelGuard guard,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.sheet = sheet;
        this.shortlist = shortlist;
        this.rankings = rankings;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    record NewScore(UUID registrationId, BigDecimal score) {}

    /**
     * What became of one score.
     *
     * @param entries how many are in force
     * @param other what somebody else has entered, if it differs from this one
     */
    record Entered(
            UUID registrationId,
            @Nullable ProblemException refusal,
            int entries,
            boolean agreed,
            ScoreSheet.@Nullable Entry other) {

        private static Entered refused(NewScore score, ProblemException refusal, List<ScoreSheet.Entry> entries) {
            return new Entered(score.registrationId(), refusal, entries.size(), ScoreSheet.agree(entries), null);
        }
    }

    @Transactional
    List<Entered> handle(UUID roundId, Paper paper, List<NewScore> scores) {
        var round = rounds.lock(roundId, caller.scope());
        requireOpen(round, paper);
        var examiner = guard.require(round, Duty.EXAMINER);
        requireForm(round, paper, scores);
        var ids = scores.stream().map(NewScore::registrationId).collect(Collectors.toSet());
        var candidates = candidates(round, paper, ids);
        var people = registrations.people(roundId, candidates);
        var apart = guard.apart(examiner, people.values());
        var present = sheet.entries(paper, ids);
        Set<UUID> seen = new HashSet<>();
        List<Entered> entered = new ArrayList<>();
        for (var score : scores) {
            var entries = present.getOrDefault(score.registrationId(), List.of());
            if (!candidates.contains(score.registrationId()) || !seen.add(score.registrationId())) {
                entered.add(new Entered(
                        score.registrationId(),
                        ProblemException.of(SelectionProblem.NOT_A_CANDIDATE),
                        entries.size(),
                        false,
                        null));
            } else {
                var refusal = refusal(examiner, apart.get(people.get(score.registrationId())));
                entered.add(
                        refusal == null
                                ? enter(round, paper, score, entries)
                                : Entered.refused(score, refusal, entries));
            }
        }
        var accepted = entered.stream().filter(one -> one.refusal() == null).count();
        audit.append(
                "scores-entered",
                "round",
                roundId.toString(),
                round.jurisdiction(),
                Map.of("paper", paper.name(), "accepted", accepted, "refused", entered.size() - accepted));
        return entered;
    }

    /** Nobody scores a relative, and what is not known is no permission. */
    private static @Nullable ProblemException refusal(Panels.Member examiner, @Nullable Outcome apart) {
        return apart == Outcome.PASS
                ? null
                : ProblemException.of(
                        apart == Outcome.FAIL
                                ? SelectionProblem.RELATIVE_CONCERNED
                                : SelectionProblem.RELATIVES_UNKNOWN,
                        examiner.subject(),
                        1);
    }

    private void requireOpen(SelectionRound round, Paper paper) {
        if (paper == Paper.INTERVIEW && round.stage() == Stage.WRITTEN) {
            shortlist.complete(round, null, "first-interview-score");
        }
        var isOpen = round.hasReached(paper.stage())
                && (round.stage() == paper.stage()
                        || (paper.breaksTies() && !rankings.openTies(round).isEmpty()));
        if (!isOpen) {
            throw ProblemException.of(
                    SelectionProblem.PAPER_CLOSED,
                    paper.words(),
                    round.step().standing(),
                    round.step().commands());
        }
    }

    /** What stands in the way of a figure in this round; null when nothing does. */
    static @Nullable Fault fault(SelectionRound round, Paper paper, BigDecimal score) {
        if (paper == Paper.LOT && score.signum() == 0) {
            return new Fault("LOT", "lots are numbered from 1", "抽签号自 1 起");
        }
        var most = paper.decimals(round);
        if (score.stripTrailingZeros().scale() <= most) {
            return null;
        }
        return most == 0
                ? new Fault("DECIMALS", "must be a whole number in this round", "本轮须为整数")
                : new Fault("DECIMALS", "may have " + most + " decimals in this round", "本轮最多" + most + "位小数");
    }

    /** A rule that a figure breaks. */
    record Fault(String rule, String en, String zh) {}

    private static void requireForm(SelectionRound round, Paper paper, List<NewScore> scores) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        for (int i = 0; i < scores.size(); i++) {
            var fault = fault(round, paper, scores.get(i).score());
            if (fault != null) {
                refusal.violation("/entries/" + i + "/score", fault.rule(), fault.en(), fault.zh());
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Everybody whose scores of a paper may be entered. */
    Set<UUID> candidates(SelectionRound round, Paper paper) {
        return paper.breaksTies()
                ? tied(round, paper)
                : registrations.candidates(round.id()).stream()
                        .map(Candidate::id)
                        .collect(Collectors.toSet());
    }

    private Set<UUID> candidates(SelectionRound round, Paper paper, Set<UUID> ids) {
        return paper.breaksTies()
                ? tied(round, paper)
                : registrations.among(round.id(), RegistrationStatus.ADMITTED, ids);
    }

    private Set<UUID> tied(SelectionRound round, Paper paper) {
        return rankings.openTies(round).of(paper).stream()
                .map(line -> line.ranked().contender().registrationId())
                .collect(Collectors.toSet());
    }

    private Entered enter(SelectionRound round, Paper paper, NewScore score, List<ScoreSheet.Entry> entries) {
        var id = score.registrationId();
        var scorer = caller.subject();
        var own =
                entries.stream().filter(entry -> entry.scorer().equals(scorer)).findFirst();
        // two who drew the same lot are still tied: who entered it may correct it until the tie is broken
        if (own.isPresent() && !ScoreSheet.differ(entries) && paper != Paper.LOT) {
            return Entered.refused(score, ProblemException.of(SelectionProblem.SCORE_SAME_SCORER), entries);
        }
        if (own.isEmpty() && entries.size() == 2) {
            return Entered.refused(score, ProblemException.of(SelectionProblem.SCORE_ALREADY_ENTERED), entries);
        }
        var now = clock.instant();
        var slot = own.map(ScoreSheet.Entry::slot).orElse(entries.size() + 1);
        own.ifPresent(entry -> sheet.supersede(id, paper, entry.slot(), now));
        var kept = score.score().setScale(paper.decimals(round));
        sheet.enter(round.id(), id, paper, slot, scorer, kept, now);
        var other = entries.stream().filter(entry -> entry.slot() != slot).findFirst();
        var differing = other.filter(entry -> entry.score().compareTo(score.score()) != 0);
        return new Entered(
                id, null, other.isPresent() ? 2 : 1, other.isPresent() && differing.isEmpty(), differing.orElse(null));
    }
}
