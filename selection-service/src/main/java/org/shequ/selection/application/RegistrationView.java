package org.shequ.selection.application;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.selection.disclosure.ShownFindings;
import org.shequ.selection.eligibility.Difference;
import org.shequ.selection.eligibility.Finding;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Sources;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A registration with its frozen evidence. */
@Schema(name = "Registration")
public record RegistrationView(
        UUID id,
        UUID roundId,
        UUID positionId,
        UUID personId,

        @Schema(description = "Masked / 已脱敏", examples = "张*")
        String name,

        String unitCode,
        RegistrationStatus status,

        @Schema(description = "As found at registration / 报名时的结论")
        Verdict verdict,

        int ruleVersion,
        LocalDate cutOff,
        List<Finding> findings,
        Sources sources,

        @Schema(description = "Relaxations by order / 经批准的放宽")
        List<JudgementContext.Order> relaxations,

        String registeredBy,
        Instant registeredAt,
        @Nullable ReviewView review,
        BigDecimal bonus,
        @Nullable String bonusDocument,

        @Schema(description = "An objection stops this candidate / 因异议暂停")
        boolean held,

        @Nullable Stage endedStage,
        @Nullable String endedReason,
        @Nullable Instant endedAt,

        @Schema(description = "On single reads: what today's dossiers would say / 单条读取时给出：按现有档案判定") @Nullable
        NowView now,

        long version)
        implements Versioned {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_:]+");

    @Schema(name = "Review")
    public record ReviewView(
            Registration.Decision decision,
            String reason,
            @Nullable String orderNumber,
            String reviewedBy,
            Instant reviewedAt) {}

    /** Shown beside the frozen evidence; it changes nothing. */
    @Schema(name = "NowWouldBe")
    public record NowView(Verdict verdict, List<Difference> differences, Sources sources) {}

    static RegistrationView of(
            Registration registration, FrozenEvidence evidence, @Nullable NowView now, Shown shown, boolean toPerson) {
        var found = ShownFindings.of(evidence.judgement().findings(), shown);
        return new RegistrationView(
                registration.id(),
                registration.roundId(),
                registration.positionId(),
                registration.personId(),
                shown.text(PersonField.NAME, registration.name()),
                registration.unitCode(),
                registration.status(),
                registration.verdict(),
                evidence.ruleVersion(),
                evidence.cutOff(),
                toPerson ? ShownFindings.withoutOthers(found) : found,
                evidence.sources(),
                evidence.orders(),
                registration.registeredBy(),
                registration.registeredAt(),
                review(registration, shown),
                registration.bonus(),
                registration.bonusDocument(),
                registration.held(),
                registration.endedStage(),
                endedReason(registration, shown),
                registration.endedAt(),
                now,
                registration.version());
    }

    /** A code of ours is no secret; what an officer wrote is. */
    private static @Nullable String endedReason(Registration registration, Shown shown) {
        var reason = registration.endedReason();
        return reason == null || CODE.matcher(reason).matches() ? reason : shown.words(reason);
    }

    private static @Nullable ReviewView review(Registration registration, Shown shown) {
        var decision = registration.reviewDecision();
        var reason = registration.reviewReason();
        var reviewer = registration.reviewedBy();
        var at = registration.reviewedAt();
        return decision == null || reason == null || reviewer == null || at == null
                ? null
                : new ReviewView(decision, shown.words(reason), registration.reviewOrder(), reviewer, at);
    }
}
