package org.shequ.personnel.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.career.AvoidRelatives;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.dossier.Sanctions;
import org.shequ.personnel.ladder.LadderPolicy;
import org.shequ.personnel.ladder.Step;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.relatives.avoidance.AvoidancePolicy.Wanted;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether an appointment can still be carried out; asked when it is recorded and again on its day. */
@ApplicationScoped
class AppointmentPolicy {

    private final Sanctions sanctions;
    private final OrgUnits units;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;
    private final LadderPolicy ladder = new LadderPolicy();

    AppointmentPolicy(Sanctions sanctions, OrgUnits units, AvoidRelatives avoidRelatives, Lives lives) {
        this.sanctions = sanctions;
        this.units = units;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
    }

    /** A refusal, with the reason for people. */
    record Refusal(RejectionReason reason, String en, String zh) {}

    Optional<Refusal> refuse(AppointmentDetail detail, Person person, Career career) {
        return byStatus(person)
                .or(() -> bySanction(detail, person))
                .or(() -> byUnit(detail))
                .or(() -> byAge(detail, person))
                .or(() -> byStep(detail, career))
                .or(() -> byRelatives(detail, career));
    }

    private static Optional<Refusal> byStatus(Person person) {
        RejectionReason reason = switch (person.status()) {
            case RESIGNED -> RejectionReason.RESIGNED;
            case DECEASED -> RejectionReason.DECEASED;
            case DISMISSED -> RejectionReason.DISMISSED;
            case RETIRED -> RejectionReason.RETIRED;
            case SUSPENDED -> RejectionReason.SUSPENDED;
            case PROBATION, ACTIVE, SECONDED -> null;
        };
        return Optional.ofNullable(reason)
                .map(found -> new Refusal(
                        found,
                        "is " + person.status().en(),
                        "该人员" + person.status().zh()));
    }

    private Optional<Refusal> bySanction(AppointmentDetail detail, Person person) {
        return sanctions.barOn(person.id(), detail.effectiveOn())
                ? Optional.of(new Refusal(RejectionReason.SANCTIONED, "is under a sanction", "处分影响期内"))
                : Optional.empty();
    }

    private Optional<Refusal> byUnit(AppointmentDetail detail) {
        LocalDate from = detail.effectiveOn();
        Optional<OrgUnit> unit = units.find(detail.targetUnitCode()).filter(found -> found.accepts(Period.since(from)));
        return unit.isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RejectionReason.UNKNOWN_UNIT,
                        "the unit " + detail.targetUnitCode() + " does not exist then",
                        "单位 " + detail.targetUnitCode() + " 当时不存续"));
    }

    private Optional<Refusal> byAge(AppointmentDetail detail, Person person) {
        return new LifeRule(person.birthDate(), lives.ages(detail.targetUnitCode()))
                .post(detail.effectiveOn())
                .map(fault -> new Refusal(RejectionReason.STEP_IMPOSSIBLE, fault.english(), fault.chinese()));
    }

    private Optional<Refusal> byStep(AppointmentDetail detail, Career career) {
        return switch (ladder.judge(step(detail), career.on(detail.effectiveOn()))) {
            case LadderPolicy.Verdict.Allowed allowed -> Optional.empty();
            case LadderPolicy.Verdict.Refused refused ->
                Optional.of(new Refusal(RejectionReason.STEP_IMPOSSIBLE, refused.en(), refused.zh()));
        };
    }

    /** Post and duties that stay are no start. */
    private Optional<Refusal> byRelatives(AppointmentDetail detail, Career career) {
        Post post = startedPost(detail);
        LocalDate from = detail.effectiveOn();
        boolean stays = career.primaryOn(from)
                .filter(present -> post != null
                        && present.post().name().equals(post.name())
                        && present.unitCode().equals(detail.targetUnitCode()))
                .isPresent();
        if (post == null || stays) {
            return Optional.empty();
        }
        var wanted = new Wanted(detail.targetUnitCode(), post, Period.since(from));
        return avoidRelatives.of(career).conflict(career.personId(), wanted).map(AppointmentPolicy::refused);
    }

    private static Refusal refused(AvoidRelatives.Conflict conflict) {
        var post = conflict.post();
        return new Refusal(
                RejectionReason.RELATIVE_IN_UNIT,
                "a relative is " + post.post().en() + " in " + post.unitCode(),
                "其亲属在 " + post.unitCode() + " 任" + post.post().zh());
    }

    private static @Nullable Post startedPost(AppointmentDetail detail) {
        return switch (detail.knownRoundKind()) {
            case STAFFING -> detail.post() == null ? Post.COMMUNITY_WORKER : detail.post();
            case SECRETARY -> detail.post() == null ? Post.SECRETARY : detail.post();
            case RESERVE, INSTITUTION, CIVIL_SERVICE -> detail.post();
        };
    }

    private static Step step(AppointmentDetail detail) {
        return switch (detail.knownRoundKind()) {
            case RESERVE -> Step.ENTER_RESERVE;
            case STAFFING -> Step.BECOME_STAFFED;
            case SECRETARY ->
                detail.post() == Post.DEPUTY_SECRETARY ? Step.BECOME_DEPUTY_SECRETARY : Step.BECOME_SECRETARY;
            case INSTITUTION -> Step.ENTER_INSTITUTION;
            case CIVIL_SERVICE -> Step.ENTER_CIVIL_SERVICE;
        };
    }
}
