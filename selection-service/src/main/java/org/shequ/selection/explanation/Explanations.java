package org.shequ.selection.explanation;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.RegistrationView;
import org.shequ.selection.application.RegistrationViews;
import org.shequ.selection.appointment.AppointmentStatus;
import org.shequ.selection.appointment.AppointmentView;
import org.shequ.selection.appointment.Appointments;
import org.shequ.selection.eligibility.Finding;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.examination.Paper;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.examination.ScoreSheet;
import org.shequ.selection.notice.Objections;
import org.shequ.selection.notice.PublicNotices;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.scoring.Totals;
import org.shequ.selection.stage.StageOutcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Gathers everything about one candidate of one round. */
@ApplicationScoped
public class Explanations {

    private final SelectionRounds rounds;
    private final RegistrationViews registrations;
    private final ScoreSheet sheet;
    private final Rankings rankings;
    private final StageOutcomes outcomes;
    private final PublicNotices notices;
    private final Objections objections;
    private final Appointments appointments;
    private final Totals totals;
    private final Caller caller;

    Explanations(
            SelectionRounds rounds,
            RegistrationViews registrations,
            ScoreSheet sheet,
            Rankings rankings,
            StageOutcomes outcomes,
            PublicNotices notices,
            Objections objections,
            Appointments appointments,
            Totals totals,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.sheet = sheet;
        this.rankings = rankings;
        this.outcomes = outcomes;
        this.notices = notices;
        this.objections = objections;
        this.appointments = appointments;
        this.totals = totals;
        this.caller = caller;
    }

    ExplanationView of(UUID roundId, UUID registrationId, Shown shown) {
        var round = rounds.get(roundId, caller.scope());
        var registration = registrations.withNow(roundId, registrationId, shown);
        var standing = standing(round, registrationId).orElse(null);
        var decided = appointments.ofRegistration(registrationId).stream()
                .map(AppointmentView::of)
                .toList();
        return new ExplanationView(
                conclusion(round, registration, standing, decided),
                registration,
                scores(registrationId),
                standing,
                outcomes.ofCandidate(registrationId).stream()
                        .map(outcome -> new ExplanationView.ExplainedOutcomeView(
                                outcome.stage(), outcome.passed(), shown.words(outcome.reason()), outcome.at()))
                        .toList(),
                notices.naming(registrationId)
                        .map(notice -> new ExplanationView.ExplainedNoticeView(
                                notice.id(),
                                notice.number(),
                                notice.publishedOn(),
                                notice.lastDay(),
                                notice.isClosed()))
                        .orElse(null),
                objections.against(registrationId).stream()
                        .map(objection -> new ExplanationView.ExplainedObjectionView(
                                objection.id(),
                                objection.raisedOn(),
                                objection.state(),
                                shown.words(objection.answer())))
                        .toList(),
                decided,
                registration.version());
    }

    private List<ExplanationView.ExplainedScoreView> scores(UUID registrationId) {
        var byPaper = sheet.of(registrationId).stream().collect(Collectors.groupingBy(ScoreSheet.Entry::paper));
        List<ExplanationView.ExplainedScoreView> scores = new ArrayList<>();
        for (var paper : Paper.values()) {
            var entries = byPaper.getOrDefault(paper, List.of());
            if (!entries.isEmpty()) {
                var values = entries.stream().map(ScoreSheet.Entry::score).toList();
                scores.add(new ExplanationView.ExplainedScoreView(
                        paper, values, values.size() == 2 && values.getFirst().compareTo(values.getLast()) == 0));
            }
        }
        return scores;
    }

    private Optional<ExplanationView.StandingView> standing(SelectionRound round, UUID registrationId) {
        return rankings.find(registrationId).map(line -> {
            var all = rankings.of(round.id()).stream()
                    .filter(other -> other.positionId().equals(line.positionId()))
                    .toList();
            var within = line.inLine()
                    && rankings.selected(all, line.positionId(), line.places()).selected().stream()
                            .anyMatch(ranked ->
                                    ranked.contender().registrationId().equals(registrationId));
            return standing(round, line, all.size(), within);
        });
    }

    private ExplanationView.StandingView standing(
            SelectionRound round, Rankings.Line line, int candidates, boolean within) {
        var ranked = line.ranked();
        var contender = ranked.contender();
        var facts = contender.facts();
        var total = round.terms().total(totals, facts.written(), facts.interview(), line.bonus());
        return new ExplanationView.StandingView(
                facts.written(),
                facts.interview(),
                facts.retest(),
                facts.lot(),
                line.bonus(),
                total.written(),
                total.interview(),
                contender.exact(),
                contender.total(),
                Formula.of(round.terms().writtenPercent(), facts, total),
                ranked.rank(),
                ranked.line(),
                ranked.tieBreak(),
                ranked.tieBreak().of(contender),
                candidates,
                line.places(),
                within);
    }

    private static Text conclusion(
            SelectionRound round,
            RegistrationView registration,
            ExplanationView.@Nullable StandingView standing,
            List<AppointmentView> appointments) {
        if (!appointments.isEmpty()) {
            return decided(appointments.getLast());
        }
        return switch (registration.status()) {
            case REGISTERED -> verdict(registration);
            case REFUSED, WITHDRAWN, ELIMINATED -> ended(registration);
            case ADMITTED, APPOINTED -> standing == null ? inRound(round) : ranked(standing, registration.held());
        };
    }

    private static Text decided(AppointmentView appointment) {
        var state = state(appointment.status());
        var reason = appointment.rejectionReason() == null ? null : EndReason.words(appointment.rejectionReason());
        return new Text(
                "Appointment decided, effective on %s; %s%s."
                        .formatted(appointment.effectiveOn(), state.en(), reason == null ? "" : ": " + reason.en()),
                "已作出聘用决定，自%s起任用；%s%s。"
                        .formatted(zh(appointment.effectiveOn()), state.zh(), reason == null ? "" : "：" + reason.zh()));
    }

    private static Text state(AppointmentStatus status) {
        return switch (status) {
            case DECIDED -> new Text("its place is still to be confirmed", "待确认名额");
            case CONFIRMED -> new Text("its place is confirmed, personnel has still to carry it out", "名额已确认，待人事部门办理");
            case EFFECTED -> new Text("personnel has carried it out", "人事部门已办理");
            case CLOSED -> new Text("it is complete", "已办结");
            case REJECTED -> new Text("it was sent back", "已退回");
        };
    }

    private static String zh(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static Text ended(RegistrationView registration) {
        var how = switch (registration.status()) {
            case REFUSED -> new Text("Refused", "未通过");
            case WITHDRAWN -> new Text("Withdrawn", "撤回");
            case ELIMINATED, REGISTERED, ADMITTED, APPOINTED -> new Text("Out", "出局");
        };
        var stage = registration.endedStage();
        var reason = registration.endedReason() == null ? null : EndReason.words(registration.endedReason());
        var verdict = registration.status() == RegistrationStatus.REFUSED ? verdict(registration) : null;
        return new Text(
                how.en()
                        + (stage == null ? "" : " at the stage " + stage.en())
                        + (reason == null ? "." : ": " + reason.en() + ".")
                        + (verdict == null ? "" : " " + verdict.en()),
                (stage == null ? "" : "在" + stage.zh() + "环节")
                        + how.zh()
                        + (reason == null ? "。" : "：" + reason.zh() + "。")
                        + (verdict == null ? "" : verdict.zh()));
    }

    private static Text inRound(SelectionRound round) {
        return new Text(
                "Admitted; the round stands at %s."
                        .formatted(round.step().standing().english()),
                "已准入；本轮处于%s。".formatted(round.step().standing().chinese()));
    }

    private static Text ranked(ExplanationView.StandingView standing, boolean held) {
        var tied = standing.tieBreak() == TieBreak.NONE
                ? new Text("", "")
                : new Text(
                        ", place %d (%s)"
                                .formatted(standing.line(), standing.decidedBy().en()),
                        "，次序第%d（%s）"
                                .formatted(standing.line(), standing.decidedBy().zh()));
        var en = "Total %s, rank %d of %d%s, %d places: %s%s"
                .formatted(
                        standing.total().toPlainString(),
                        standing.rank(),
                        standing.candidates(),
                        tied.en(),
                        standing.places(),
                        standing.withinPlaces() ? "within the places" : "not within the places",
                        held ? ", held by an objection." : ".");
        var zh = "综合成绩%s，在%d人中排名第%d%s，名额%d个：%s%s"
                .formatted(
                        standing.total().toPlainString(),
                        standing.candidates(),
                        standing.rank(),
                        tied.zh(),
                        standing.places(),
                        standing.withinPlaces() ? "在名额之内" : "未进入名额",
                        held ? "，因异议暂停。" : "。");
        return new Text(en, zh);
    }

    private static Text verdict(RegistrationView registration) {
        if (registration.verdict() == Verdict.ELIGIBLE) {
            return new Text("All criteria were met at registration.", "报名时各项条件均满足。");
        }
        // a failed alternative of a group that another criterion passed is no reason
        var passed = registration.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.PASS)
                .map(Finding::group)
                .collect(Collectors.toSet());
        var unmet = registration.findings().stream()
                .filter(finding -> !passed.contains(finding.group()))
                .toList();
        return new Text(
                unmet.stream().map(finding -> finding.explanation().en()).collect(Collectors.joining(" ")),
                unmet.stream().map(finding -> finding.explanation().zh()).collect(Collectors.joining()));
    }
}
