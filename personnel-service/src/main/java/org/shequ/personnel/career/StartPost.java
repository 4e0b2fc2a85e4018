package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.codelist.CodeWords;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.time.YearMonth;

import jakarta.enterprise.context.ApplicationScoped;

/** What it means to start a post, for one person as for many; changes the career in memory, or refuses. */
@ApplicationScoped
class StartPost {

    private final BusinessClock clock;

    StartPost(BusinessClock clock) {
        this.clock = clock;
    }

    /** @param endPrevious ends the primary post that is held on the first day, instead of refusing */
    record Start(
            String unitCode,
            Post post,
            boolean primary,
            Period held,
            @Nullable TenureKind tenureKind,
            String orderNumber,
            boolean endPrevious) {}

    /** @param unit the one named, as it stands; null when there is none */
    Assignment apply(Start start, Person person, Career career, @Nullable OrgUnit unit, MinimumAges ages, Scope scope) {
        requireUnit(unit, start.unitCode(), start.held(), scope);
        PostRules.require(person, career, start.held(), ages, clock.today());
        if (start.endPrevious() && start.primary()) {
            career.primaryOn(start.held().from())
                    .filter(previous ->
                            previous.held().from().isBefore(start.held().from()))
                    .ifPresent(previous -> endBefore(start, previous, career));
        }
        Assignment started =
                career.start(start.unitCode(), start.post(), start.primary(), start.held(), start.orderNumber(), null);
        TenureKind kind = start.tenureKind();
        if (kind != null) {
            changeIdentity(career, kind, start);
        }
        return started;
    }

    /** What begins within a month of which no day is known lets what was before end within it. */
    private static void endBefore(Start start, Assignment previous, Career career) {
        Period next = start.held();
        YearMonth month = next.fromMonth();
        if (month == null) {
            career.end(previous.id(), next.from(), "MOVED", start.orderNumber());
        } else {
            career.endWithin(
                    previous.id(),
                    month,
                    post -> new Period(
                            post.held().from(), next.from(), post.held().fromMonth(), month),
                    "MOVED",
                    start.orderNumber());
        }
    }

    /** An identity that begins with an open post follows the present one; within closed dates it is a fact of the past. */
    private static void changeIdentity(Career career, TenureKind kind, Start start) {
        LocalDate from = start.held().from();
        boolean same = career.identities().on(from).anyMatch(identity -> identity.kind() == kind);
        if (start.held().to() == null && !same) {
            career.changeIdentity(kind, from, start.orderNumber(), null);
        } else {
            career.recordIdentity(kind, start.held(), start.orderNumber());
        }
    }

    static void requireUnit(@Nullable OrgUnit unit, String code, Period held, Scope scope) {
        if (unit == null || !scope.covers(code)) {
            throw ProblemException.of(PersonnelProblem.UNIT_UNKNOWN).figure("unitCode", code);
        }
        if (!unit.accepts(held)) {
            LocalDate over = unit.validTo();
            throw over == null
                    ? ProblemException.of(PersonnelProblem.UNIT_NOT_ACTIVE, code, CodeWords.of(unit.status()))
                    : ProblemException.of(PersonnelProblem.UNIT_OVER, code, over);
        }
    }
}
