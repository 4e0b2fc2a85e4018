package org.shequ.personnel.appointment;

import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.trace.TraceContext;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.reserve.ReservePolicy;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/**
 * Records appointments, and makes them effective on their day: the career changes and AppointmentEffected is published
 * in one transaction. What can no longer be carried out is rejected, with the reason.
 */
@ApplicationScoped
public class CarryOutAppointment {

    private final Appointments appointments;
    private final AppointmentPolicy policy;
    private final People people;
    private final Careers careers;
    private final TargetUnits targets;
    private final RecordCareers recordCareers;
    private final Policies policies;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    public CarryOutAppointment(
            Appointments appointments,
            AppointmentPolicy policy,
            People people,
            Careers careers,
            TargetUnits targets,
            RecordCareers recordCareers,
            Policies policies,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.appointments = appointments;
        this.policy = policy;
        this.people = people;
        this.careers = careers;
        this.targets = targets;
        this.recordCareers = recordCareers;
        this.policies = policies;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records an appointment for its day, or rejects it at once. The second time it does nothing. */
    @Transactional
    public void schedule(AppointmentDetail decided) {
        AppointmentDetail detail = standing(decided);
        if (!appointments.insert(detail, TraceContext.current(), clock.instant())) {
            return;
        }
        Optional<Person> person = people.lock(detail.personId());
        if (person.isEmpty()) {
            reject(
                    detail,
                    new AppointmentPolicy.Refusal(RejectionReason.UNKNOWN_PERSON, "there is no such person", "没有该人员"));
            return;
        }
        Optional<AppointmentPolicy.Refusal> refusal =
                policy.refuse(targets.find(detail), person.get(), careers.get(detail.personId()));
        if (refusal.isPresent()) {
            reject(detail, refusal.get());
        } else {
            audit("appointment-scheduled", detail, Map.of());
        }
    }

    /** Whoever was decided for under a record that was united with another is appointed under that one. */
    private AppointmentDetail standing(AppointmentDetail decided) {
        return people.find(decided.personId())
                .flatMap(person -> Optional.ofNullable(person.mergedInto()))
                .map(kept -> new AppointmentDetail(
                        decided.appointmentId(),
                        decided.roundId(),
                        decided.roundKind(),
                        kept,
                        decided.targetUnitCode(),
                        decided.post(),
                        decided.tenureKind(),
                        decided.reserveUntil(),
                        decided.effectiveOn(),
                        decided.orderNumber(),
                        decided.placeRequestId(),
                        decided.placeId()))
                .orElse(decided);
    }

    /** Makes an appointment effective whose day has come. */
    @Transactional
    public void makeEffective(AppointmentDetail due) {
        UUID appointmentId = due.appointmentId();
        UUID personId = due.personId();
        AppointmentDetail detail = targets.hold(due);
        Person person = people.lock(personId).orElse(null);
        Appointments.Kept kept = appointments.lock(appointmentId).orElse(null);
        if (person == null || kept == null || kept.status() != AppointmentStatus.SCHEDULED) {
            return;
        }
        if (detail.effectiveOn().isAfter(clock.today())) {
            return;
        }
        Career career = careers.get(personId);
        Optional<AppointmentPolicy.Refusal> refusal =
                policy.refuse(detail, person, career).or(() -> apply(detail, career));
        if (refusal.isPresent()) {
            reject(detail, refusal.get());
            return;
        }
        appointments.resolve(appointmentId, AppointmentStatus.EFFECT, null, clock.instant());
        recordCareers.record(List.of(new PersonCareer(person, career)), "APPOINTMENT");
        outbox.publish(new AppointmentEffected(
                personId, appointmentId, detail.placeRequestId(), detail.placeId(), detail.effectiveOn()));
        audit("appointment-effected", detail, Map.of());
    }

    /** What has become impossible is rejected at once, so that the place goes to the next in line. */
    void recheck(@Observes PeopleAltered altered) {
        List<UUID> ids = altered.people().stream().map(Person::id).toList();
        for (Appointments.Kept scheduled : appointments.scheduledOf(ids)) {
            Person person = altered.people().stream()
                    .filter(candidate ->
                            candidate.id().equals(scheduled.detail().personId()))
                    .findFirst()
                    .orElseThrow();
            Optional<AppointmentPolicy.Refusal> refusal =
                    policy.refuse(targets.find(scheduled.detail()), person, careers.get(person.id()));
            if (refusal.isPresent()
                    && appointments.lock(scheduled.detail().appointmentId()).isPresent()) {
                reject(scheduled.detail(), refusal.get());
            }
        }
    }

    /** Changes the career; the refusal of one that moved in between. */
    private Optional<AppointmentPolicy.Refusal> apply(AppointmentDetail detail, Career career) {
        try {
            change(detail, career);
            return Optional.empty();
        } catch (CareerRefusal refusal) {
            String facts = refusal.reason() + " " + refusal.facts();
            return Optional.of(new AppointmentPolicy.Refusal(RejectionReason.STEP_IMPOSSIBLE, facts, facts));
        }
    }

    private void change(AppointmentDetail detail, Career career) {
        switch (detail.roundKind()) {
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
            case UNRECOGNISED -> throw new IllegalStateException("unknown kind of round");
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
                post == null ? standard : Post.valueOf(post.name()),
                detail.effectiveOn(),
                detail.orderNumber(),
                detail.appointmentId());
    }

    private static void identify(AppointmentDetail detail, Career career, TenureKind standard) {
        var kind = detail.tenureKind();
        career.changeIdentity(
                kind == null ? standard : TenureKind.valueOf(kind.name()),
                detail.effectiveOn(),
                detail.orderNumber(),
                detail.appointmentId());
    }

    private void reject(AppointmentDetail detail, AppointmentPolicy.Refusal refusal) {
        appointments.resolve(detail.appointmentId(), AppointmentStatus.REJECT, refusal.reason(), clock.instant());
        outbox.publish(new AppointmentRejected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                refusal.reason()));
        audit(
                "appointment-rejected",
                detail,
                Map.of("reason", refusal.reason().name(), "en", refusal.en(), "zh", refusal.zh()));
    }

    private void audit(String action, AppointmentDetail detail, Map<String, Object> more) {
        Map<String, Object> details = new LinkedHashMap<>(more);
        details.put("personId", detail.personId().toString());
        details.put("roundKind", detail.roundKind().name());
        details.put("effectiveOn", detail.effectiveOn().toString());
        details.put("orderNumber", detail.orderNumber());
        audit.append(
                action,
                "appointment",
                detail.appointmentId().toString(),
                AuditLog.unitOrEvery(detail.targetUnitCode()),
                details);
    }
}
