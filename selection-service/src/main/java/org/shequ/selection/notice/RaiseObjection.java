package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRounds;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records an objection against somebody whom the open notice names: that person, and nobody else, is stopped. */
@ApplicationScoped
public class RaiseObjection {

    private final SelectionRounds rounds;
    private final PublicNotices notices;
    private final Objections objections;
    private final Registrations registrations;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    RaiseObjection(
            SelectionRounds rounds,
            PublicNotices notices,
            Objections objections,
            Registrations registrations,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.notices = notices;
        this.objections = objections;
        this.registrations = registrations;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Objection handle(UUID roundId, UUID registrationId, @Nullable LocalDate raisedOn, String content) {
        var round = rounds.lock(roundId, caller.scope());
        var registration = registrations
                .find(roundId, registrationId)
                .filter(candidate -> candidate.status() == RegistrationStatus.ADMITTED)
                .orElseThrow(() -> ProblemException.of(SelectionProblem.NOT_A_CANDIDATE));
        var notice =
                notices.naming(registrationId).orElseThrow(() -> ProblemException.of(SelectionProblem.NOT_A_CANDIDATE));
        var day = raisedOn == null ? clock.today() : raisedOn;
        if (day.isBefore(notice.publishedOn()) || day.isAfter(notice.lastDay()) || day.isAfter(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/raisedOn",
                            "OUTSIDE_NOTICE",
                            "must lie within the notice, " + notice.publishedOn() + " to " + notice.lastDay(),
                            "必须在公示期内（" + notice.publishedOn() + "至" + notice.lastDay() + "）");
        }
        var objection =
                new Objection(Ids.next(), notice, registrationId, day, content, caller.subject(), clock.instant());
        objections.persist(objection);
        registration.hold(true);
        var before = round.step();
        round.touch();
        chronicle.record(round, before, "objection-raised", null, Map.of("registration", registrationId.toString()));
        return objection;
    }
}
