package org.shequ.personnel.career;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.condition.Versioned;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.ReserveMembership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** Parts of a career as callers see them; {@code to} is exclusive and absent while it goes on. */
public final class CareerViews {

    private static final String DAY_COUNTED =
            "First day; with fromMonth, the day from which the policy tenure counts / 首日；有 fromMonth 的，为任期政策规定的起算日";
    private static final String FROM_MONTH = "Set where of the first day only the month is known / 首日只知年月时给出";
    private static final String TO_MONTH = "Set where of the last day only the month is known / 末日只知年月时给出";

    private CareerViews() {}

    /** A post held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Assignment")
    public record AssignmentView(
            @Schema(required = true) UUID assignmentId,

            @Schema(required = true, examples = "320613002004")
            String unitCode,

            @Schema(required = true) Post post,

            @Schema(required = true, description = "主职 / concurrent when false")
            boolean primary,

            @Schema(required = true, description = DAY_COUNTED)
            LocalDate from,

            @Nullable LocalDate to,

            @Schema(
                    description = FROM_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2018-07")
            @Nullable
            YearMonth fromMonth,

            @Schema(
                    description = TO_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2021-06")
            @Nullable
            YearMonth toMonth,

            @Schema(description = "文号") @Nullable String orderNumber,

            @Schema(description = "The appointment that caused it / 来源任命") @Nullable
            UUID appointmentId,

            @Nullable String endReason,

            @Schema(description = "Recorded in this form since; absent in the answer to a change / 以此形式登记的时间") @Nullable
            Instant recordedAt) {

        static AssignmentView of(Assignment assignment, @Nullable Instant recordedAt) {
            return new AssignmentView(
                    assignment.id(),
                    assignment.unitCode(),
                    assignment.post(),
                    assignment.primary(),
                    assignment.held().from(),
                    assignment.held().to(),
                    assignment.held().fromMonth(),
                    assignment.held().toMonth(),
                    assignment.orderNumber(),
                    assignment.appointmentId(),
                    assignment.endReason(),
                    recordedAt);
        }

        static AssignmentView of(CareerHistory.Recorded<Assignment> recorded) {
            return of(recorded.tenancy(), recorded.recordedAt());
        }
    }

    /** An identity held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Identity")
    public record IdentityView(
            @Schema(required = true) UUID identityId,
            @Schema(required = true) TenureKind kind,

            @Schema(required = true, description = DAY_COUNTED)
            LocalDate from,

            @Nullable LocalDate to,

            @Schema(
                    description = FROM_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2018-07")
            @Nullable
            YearMonth fromMonth,

            @Schema(
                    description = TO_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2021-06")
            @Nullable
            YearMonth toMonth,

            @Nullable String orderNumber,
            @Nullable UUID appointmentId,
            @Schema(required = true) Instant recordedAt) {

        static IdentityView of(CareerHistory.Recorded<Identity> recorded) {
            Identity identity = recorded.tenancy();
            return new IdentityView(
                    identity.id(),
                    identity.kind(),
                    identity.held().from(),
                    identity.held().to(),
                    identity.held().fromMonth(),
                    identity.held().toMonth(),
                    identity.orderNumber(),
                    identity.appointmentId(),
                    recorded.recordedAt());
        }
    }

    /** Membership of the reserve pool. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReserveMembership")
    public record ReserveMembershipView(
            @Schema(required = true) UUID membershipId,
            @Schema(required = true) LocalDate from,
            @Nullable LocalDate to,
            @Nullable String orderNumber,
            @Nullable UUID appointmentId,
            @Schema(required = true) Instant recordedAt) {

        static ReserveMembershipView of(CareerHistory.Recorded<ReserveMembership> recorded) {
            ReserveMembership membership = recorded.tenancy();
            return new ReserveMembershipView(
                    membership.id(),
                    membership.held().from(),
                    membership.held().to(),
                    membership.orderNumber(),
                    membership.appointmentId(),
                    recorded.recordedAt());
        }
    }

    /** The assignment after a change, and the person's version, which is the ETag. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AssignmentChange")
    public record AssignmentChangeView(
            @Schema(required = true) AssignmentView assignment,

            @Schema(required = true, description = "The person's version / 人员档案版本")
            long version)
            implements Versioned {

        static AssignmentChangeView of(CareerChange.Outcome outcome) {
            return new AssignmentChangeView(AssignmentView.of(outcome.assignment(), null), outcome.version());
        }
    }
}
