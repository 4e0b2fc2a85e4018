package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.policy.DayKind;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundOperation;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.stage.Lineup;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Publishes the candidates within the places who have passed every stage. Later, for whoever moved up, it publishes a
 * further notice. Who scored does not publish.
 */
@ApplicationScoped
public class PublishNotice {

    private static final int LATEST_START = 60;

    private final SelectionRounds rounds;
    private final PublicNotices notices;
    private final Calendars calendars;
    private final Lineup lineup;
    private final PanelGuard guard;
    private final Registrations registrations;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    PublishNotice(
            SelectionRounds rounds,
            PublicNotices notices,
            Calendars calendars,
            Lineup lineup,
            PanelGuard guard,
            Registrations registrations,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.notices = notices;
        this.calendars = calendars;
        this.lineup = lineup;
        this.guard = guard;
        this.registrations = registrations;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    PublicNotice handle(UUID roundId, @Nullable Version expected, @Nullable LocalDate publishedOn) {
        var round = rounds.open(roundId, expected, caller.scope());
        round.require(RoundOperation.PUBLISH);
        var publisher = guard.require(round, Duty.PUBLISHER);
        var number = nextNumber(roundId);
        if (number > 1) {
            lineup.requireValid(round);
        }
        var named = notices.named(roundId);
        var candidates = lineup.cleared(round).stream()
                .map(line -> line.ranked().contender().registrationId())
                .filter(id -> !named.contains(id))
                .toList();
        if (candidates.isEmpty()) {
            throw ProblemException.of(SelectionProblem.NOTHING_TO_PUBLISH);
        }
        guard.requireApart(publisher, registrations.people(roundId, candidates).values());
        var from = start(publishedOn);
        var before = round.step();
        var notice = new PublicNotice(
                Ids.next(),
                roundId,
                number,
                from,
                lastDay(round, from),
                round.terms().noticeDays(),
                round.terms().noticeDayKind(),
                caller.subject(),
                clock.instant());
        notices.persistAndFlush(notice);
        notices.name(notice.id(), candidates);
        round.touch();
        chronicle.record(
                round,
                before,
                "notice-published",
                null,
                Map.of(
                        "number",
                        number,
                        "candidates",
                        candidates.size(),
                        "lastDay",
                        notice.lastDay().toString()));
        return notice;
    }

    private int nextNumber(UUID roundId) {
        var latest = notices.latest(roundId);
        latest.filter(notice -> !notice.isClosed()).ifPresent(open -> {
            throw ProblemException.of(SelectionProblem.NOTICE_OPEN, open.number());
        });
        return latest.map(notice -> notice.number() + 1).orElse(1);
    }

    private LocalDate start(@Nullable LocalDate publishedOn) {
        var today = clock.today();
        var from = publishedOn == null ? today : publishedOn;
        if (from.isBefore(today) || from.isAfter(today.plusDays(LATEST_START))) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/publishedOn",
                            "RANGE",
                            "must be today or one of the next " + LATEST_START + " days",
                            "必须是今日或此后" + LATEST_START + "日之内");
        }
        return from;
    }

    private LocalDate lastDay(SelectionRound round, LocalDate from) {
        int days = round.terms().noticeDays();
        return round.terms().noticeDayKind() == DayKind.WORKING
                ? calendars.lastWorkingDay(from, days)
                : calendars.lastCalendarDay(from, days);
    }
}
