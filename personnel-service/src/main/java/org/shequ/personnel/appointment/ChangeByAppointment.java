package org.shequ.personnel.appointment;

import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.reserve.ReservePolicy;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

/** What an appointment changes in a career, in memory. */
@ApplicationScoped
class ChangeByAppointment {

    private final Policies policies;

    ChangeByAppointment(Policies policies) {
        this.policies = policies;
    }

    /** Refuses by {@link CareerRefusal} what the career does not allow. */
    void apply(AppointmentDetail detail, Career career) {
        switch (detail.knownRoundKind()) {
            case RESERVE -> career.enterReserve(reservePeriod(detail), detail.orderNumber(), detail.appointmentId());
            case STAFFING -> {
                move(detail, career, Post.COMMUNITY_WORKER);
                identify(detail, career, TenureKind.STAFFED);
                career.leaveReserve(detail.effectiveOn());
            }
            case SECRETARY -> {
                move(detail, career, Post.SECRETARY);
                if (detail.tenureKind() != null) {
                    identify(detail, career, TenureKind.STAFFED);
                }
            }
            // post and duties stay, unless the appointment names another post
            case INSTITUTION -> enterEstablishment(detail, career, TenureKind.PUBLIC_INSTITUTION);
            case CIVIL_SERVICE -> enterEstablishment(detail, career, TenureKind.CIVIL_SERVANT);
        }
    }

    private Period reservePeriod(AppointmentDetail detail) {
        LocalDate from = detail.effectiveOn();
        LocalDate until = detail.reserveUntil();
        if (until == null) {
            var reserve = policies.get(ReservePolicy.NAME, detail.targetUnitCode(), from, ReservePolicy.class);
            until = from.plusMonths(reserve.definition().membershipMonths());
        }
        return new Period(from, until);
    }

    private static void enterEstablishment(AppointmentDetail detail, Career career, TenureKind kind) {
        var post = detail.post();
        var present = career.primaryOn(detail.effectiveOn()).orElse(null);
        boolean stays = post == null
                || (present != null
                        && present.post().name().equals(post.name())
                        && present.unitCode().equals(detail.targetUnitCode()));
        if (!stays) {
            move(detail, career, Post.SECRETARY);
        }
        identify(detail, career, kind);
    }

    private static void move(AppointmentDetail detail, Career career, Post standard) {
        var post = detail.post();
        career.moveTo(
                detail.targetUnitCode(),
                post == null ? standard : post,
                detail.effectiveOn(),
                detail.orderNumber(),
                detail.appointmentId());
    }

    private static void identify(AppointmentDetail detail, Career career, TenureKind standard) {
        var kind = detail.tenureKind();
        career.changeIdentity(
                kind == null ? standard : kind, detail.effectiveOn(), detail.orderNumber(), detail.appointmentId());
    }
}
