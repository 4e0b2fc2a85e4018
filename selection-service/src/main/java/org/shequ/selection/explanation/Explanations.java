package org.shequ.selection.explanation;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.RegistrationView;
import org.shequ.selection.application.RegistrationViews;
import org.shequ.selection.appointment.AppointmentView;
import org.shequ.selection.appointment.Appointments;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.examination.Paper;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.examination.ScoreSheet;
import org.shequ.selection.notice.Objections;
import org.shequ.selection.notice.PublicNotices;
import org.shequ.selection.outcome.StageOutcomes;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gathers everything about one candidate of one round. */
@ApplicationScoped
public class Explanations {

    @Inject
    SelectionRounds rounds;

    @Inject
    RegistrationViews registrations;

    @Inject
    ScoreSheet sheet;

    @Inject
    Rankings rankings;

    @Inject
    StageOutcomes outcomes;

    @Inject
    PublicNotices notices;

    @Inject
    Objections objections;

    @Inject
    Appointments appointments;

    @Inject
    Caller caller;

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
            var contender = line.ranked().contender();
            return new ExplanationView.StandingView(
                    line.written(),
                    contender.interview(),
                    line.bonus(),
                    contender.total(),
                    formula(round, line),
                    line.ranked().rank(),
                    line.ranked().line(),
                    line.ranked().tieBreak(),
                    all.size(),
                    line.places(),
                    within);
        });
    }

    private static String formula(SelectionRound round, Rankings.Line line) {
        var interview = line.ranked().contender().interview();
        var examination = line.written() == null
                ? "1.00 * " + interview
                : "%d %% * %s + %d %% * %s"
                        .formatted(
                                round.terms().writtenPercent(),
                                line.written(),
                                100 - round.terms().writtenPercent(),
                                interview);
        return examination + " + " + line.bonus();
    }

    private static Text conclusion(
            SelectionRound round,
            RegistrationView registration,
            ExplanationView.@Nullable StandingView standing,
            List<AppointmentView> appointments) {
        if (!appointments.isEmpty()) {
            var last = appointments.getLast();
            return new Text(
                    "Appointment decided; it is %s%s."
                            .formatted(
                                    last.status(),
                                    last.rejectionReason() == null ? "" : " (" + last.rejectionReason() + ")"),
                    "已作出聘用决定，目前状态为%s%s。"
                            .formatted(
                                    last.status(),
                                    last.rejectionReason() == null ? "" : "（" + last.rejectionReason() + "）"));
        }
        return switch (registration.status()) {
            case REGISTERED -> verdict(registration);
            case REFUSED, WITHDRAWN, ELIMINATED ->
                new Text(
                        "%s at %s: %s. %s"
                                .formatted(
                                        registration.status(),
                                        registration.endedStage(),
                                        registration.endedReason(),
                                        registration.status() == RegistrationStatus.REFUSED
                                                ? verdict(registration).en()
                                                : ""),
                        "在%s环节%s：%s。%s"
                                .formatted(
                                        registration.endedStage() == null
                                                ? ""
                                                : registration.endedStage().zh(),
                                        registration.status() == RegistrationStatus.REFUSED
                                                ? "未准入"
                                                : registration.status() == RegistrationStatus.WITHDRAWN ? "撤回" : "出局",
                                        registration.endedReason(),
                                        registration.status() == RegistrationStatus.REFUSED
                                                ? verdict(registration).zh()
                                                : ""));
            case ADMITTED, APPOINTED -> standing == null ? inRound(round) : ranked(standing, registration.held());
        };
    }

    private static Text inRound(SelectionRound round) {
        return new Text(
                "Admitted; the round stands at %s.".formatted(round.standing().english()),
                "已准入；本轮处于%s。".formatted(round.standing().chinese()));
    }

    private static Text ranked(ExplanationView.StandingView standing, boolean held) {
        var en = "Total %s, rank %d of %d, %d places: %s%s"
                .formatted(
                        standing.total(),
                        standing.rank(),
                        standing.candidates(),
                        standing.places(),
                        standing.withinPlaces() ? "within the places" : "not within the places",
                        held ? ", held by an objection." : ".");
        var zh = "综合成绩%s，在%d人中排名第%d，名额%d个：%s%s"
                .formatted(
                        standing.total(),
                        standing.candidates(),
                        standing.rank(),
                        standing.places(),
                        standing.withinPlaces() ? "在名额之内" : "未进入名额",
                        held ? "，因异议暂停。" : "。");
        return new Text(en, zh);
    }

    private static Text verdict(RegistrationView registration) {
        var unmet = registration.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASS)
                .toList();
        if (registration.verdict() == Verdict.ELIGIBLE) {
            return new Text("All criteria were met at registration.", "报名时各项条件均满足。");
        }
        return new Text(
                unmet.stream().map(finding -> finding.explanation().en()).collect(Collectors.joining(" ")),
                unmet.stream().map(finding -> finding.explanation().zh()).collect(Collectors.joining()));
    }
}
