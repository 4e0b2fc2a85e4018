package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.policy.RoundPolicies;
import org.shequ.selection.vocabulary.Stage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Drafts a round with its positions, on the policy and the rule in force on its cut-off day. */
@ApplicationScoped
public class DraftRound {

    private static final Duration LONGEST_REGISTRATION = Duration.ofDays(366);

    private final SelectionRounds rounds;
    private final Positions positions;
    private final RoundPolicies policies;
    private final EligibilityRules rules;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    public DraftRound(
            SelectionRounds rounds,
            Positions positions,
            RoundPolicies policies,
            EligibilityRules rules,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.positions = positions;
        this.policies = policies;
        this.rules = rules;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    /** What a position is asked for. */
    record NewPosition(
            @Nullable String unitCode,
            @Nullable UUID planId,
            @Nullable Post post,
            int places) {}

    /** What a round is asked for. */
    record Draft(
            RoundKind kind,
            String title,
            String jurisdiction,
            List<NewPosition> positions,
            Instant registrationFrom,
            Instant registrationTo,
            @Nullable LocalDate cutOff,
            @Nullable Integer writtenPercent,
            @Nullable Integer noticeDays) {}

    @Transactional
    SelectionRound handle(Draft draft) {
        caller.scope().require(draft.jurisdiction());
        requireTimetable(draft);
        var cutOff =
                draft.cutOff() == null ? LocalDate.ofInstant(draft.registrationFrom(), clock.zone()) : draft.cutOff();
        var policy = policies.inForce(draft.kind(), cutOff);
        requirePositions(draft, policy.stages());
        var round = new SelectionRound(
                Ids.next(),
                policy,
                RoundTerms.of(
                        policy,
                        rules.inForce(draft.kind(), cutOff).version(),
                        draft.writtenPercent(),
                        draft.noticeDays()),
                draft.title(),
                draft.jurisdiction(),
                draft.registrationFrom(),
                draft.registrationTo(),
                cutOff,
                caller.subject(),
                clock.instant());
        rounds.persist(round);
        int number = 0;
        for (var wanted : draft.positions()) {
            positions.persist(new Position(
                    Ids.next(),
                    round.id(),
                    ++number,
                    wanted.unitCode(),
                    wanted.planId(),
                    wanted.post() == null ? standardPost(draft.kind()) : wanted.post(),
                    wanted.places()));
        }
        rounds.flush();
        chronicle.record(round, null, "round-drafted", null, Map.of("positions", number));
        return round;
    }

    private static @Nullable Post standardPost(RoundKind kind) {
        return switch (kind) {
            case STAFFING -> Post.COMMUNITY_WORKER;
            case SECRETARY -> Post.SECRETARY;
            case RESERVE, INSTITUTION, CIVIL_SERVICE -> null;
        };
    }

    private static void requireTimetable(Draft draft) {
        var length = Duration.between(draft.registrationFrom(), draft.registrationTo());
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST_REGISTRATION) > 0) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/registrationTo",
                            "AFTER",
                            "must lie after registrationFrom, within a year",
                            "必须晚于 registrationFrom，且在一年之内");
        }
    }

    private static void requirePositions(Draft draft, List<Stage> stages) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        for (int i = 0; i < draft.positions().size(); i++) {
            requirePosition(draft, draft.positions().get(i), "/positions/" + i, refusal);
        }
        if (draft.writtenPercent() != null && !stages.contains(Stage.WRITTEN)) {
            refusal.violation("/writtenPercent", "NO_WRITTEN_EXAM", "this kind has no written exam", "此类选拔无笔试");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static void requirePosition(Draft draft, NewPosition position, String pointer, ProblemException refusal) {
        var needsPlan = draft.kind() == RoundKind.INSTITUTION || draft.kind() == RoundKind.CIVIL_SERVICE;
        var needsUnit = draft.kind() == RoundKind.STAFFING || draft.kind() == RoundKind.SECRETARY;
        if (needsPlan != (position.planId() != null)) {
            refusal.violation(
                    pointer + "/planId",
                    needsPlan ? "REQUIRED" : "NOT_ALLOWED",
                    needsPlan ? "is required: the places come from an incentive plan" : "does not belong to this kind",
                    needsPlan ? "必填：名额来自激励计划" : "此类选拔不使用激励计划");
        }
        if (needsUnit && position.unitCode() == null) {
            refusal.violation(pointer + "/unitCode", "REQUIRED", "is required for this kind", "此类选拔必填");
        }
        if (position.unitCode() != null && !position.unitCode().startsWith(draft.jurisdiction())) {
            refusal.violation(pointer + "/unitCode", "OUTSIDE", "lies outside the jurisdiction", "不在本轮管辖范围内");
        }
        var wrongPost = switch (draft.kind()) {
            case STAFFING -> position.post() != null && position.post() != Post.COMMUNITY_WORKER;
            case SECRETARY ->
                position.post() != null
                        && position.post() != Post.SECRETARY
                        && position.post() != Post.DEPUTY_SECRETARY;
            case RESERVE -> position.post() != null;
            case INSTITUTION, CIVIL_SERVICE -> false;
        };
        if (wrongPost) {
            refusal.violation(pointer + "/post", "WRONG_POST", "is not a post of this kind of round", "不是此类选拔的岗位");
        }
    }
}
