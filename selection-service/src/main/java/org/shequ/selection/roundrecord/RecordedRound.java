package org.shequ.selection.roundrecord;

import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.panel.Panels;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.policy.RuleText;
import org.shequ.selection.round.JournalEntryView;
import org.shequ.selection.round.Position;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What the record tells of the round itself. */
@ApplicationScoped
public class RecordedRound {

    private static final int JOURNAL_PAGE = 500;

    private final SelectionRounds rounds;
    private final Positions positions;
    private final Panels panels;
    private final EligibilityRules rules;
    private final RoundChronicle chronicle;
    private final Calendars calendars;
    private final Database database;
    private final BusinessClock clock;

    public RecordedRound(
            SelectionRounds rounds,
            Positions positions,
            Panels panels,
            EligibilityRules rules,
            RoundChronicle chronicle,
            Calendars calendars,
            Database database,
            BusinessClock clock) {
        this.rounds = rounds;
        this.positions = positions;
        this.panels = panels;
        this.rules = rules;
        this.chronicle = chronicle;
        this.calendars = calendars;
        this.database = database;
        this.clock = clock;
    }

    /** The terms: round, rule, positions, panel; hands back the rule. */
    EligibilityRule before(UUID roundId, RoundRecords.Entries entries) {
        var round = rounds.get(roundId, Scope.ALL);
        entries.add("ROUND", round(round));
        var rule = rules.get(round.kind(), round.terms().ruleVersion());
        entries.add(
                "RULE",
                Map.of(
                        "kind",
                        rule.kind(),
                        "version",
                        rule.version(),
                        "validFrom",
                        rule.validFrom(),
                        "groups",
                        RuleText.write(rule.groups())));
        positions.of(roundId).forEach(position -> entries.add("POSITION", position(position)));
        panels.of(roundId)
                .forEach(member ->
                        entries.add("PANEL_MEMBER", Map.of("subject", member.subject(), "duty", member.duty())));
        return rule;
    }

    private Map<String, Object> round(SelectionRound round) {
        var body = new Body()
                .put("id", round.id())
                .put("kind", round.kind())
                .put("title", round.title())
                .put("jurisdiction", round.jurisdiction())
                .put("status", round.status())
                .put("stage", round.stage())
                .put("stages", round.stages())
                .put("cutOff", round.cutOff())
                .put("registrationFrom", round.registrationFrom())
                .put("registrationTo", round.registrationTo())
                .put("zone", clock.zone().getId())
                .put("draftedBy", round.draftedBy())
                .put("rankedAt", round.rankedAt())
                .put("openingRatioDecision", round.openingRatioDecision())
                .put("interviewRatioDecision", round.interviewRatioDecision())
                .put("terms", round.terms())
                .put(
                        "candidates",
                        database.number("SELECT count(*) FROM registrations WHERE round_id = ?", round.id()));
        return body.fields();
    }

    private static Map<String, Object> position(Position position) {
        return new Body()
                .put("number", position.number())
                .put("unitCode", position.unitCode())
                .put("planId", position.planId())
                .put("post", position.post())
                .put("places", position.places())
                .fields();
    }

    /** What happened: notices with the calendars that their days were counted by, and the journal. */
    void after(UUID roundId, RoundRecords.Entries entries) {
        Set<Integer> years = new TreeSet<>();
        for (var notice : notices(roundId)) {
            entries.add("NOTICE", notice.body());
            years.add(notice.from().getYear());
            years.add(notice.to().getYear());
            if (calendars.reachesBack(notice.to().getYear() + 1)) {
                years.add(notice.to().getYear() + 1);
            }
        }
        for (var year : years) {
            var calendar = calendars.get(year);
            entries.add(
                    "CALENDAR",
                    Map.of(
                            "year",
                            year,
                            "documentNumber",
                            calendar.documentNumber(),
                            "holidays",
                            calendar.holidays(),
                            "extraWorkingDays",
                            calendar.extraWorkingDays()));
        }
        long last = 0;
        List<JournalEntryView> page;
        do {
            page = chronicle.page(roundId, last, JOURNAL_PAGE);
            for (var line : page) {
                entries.add("JOURNAL", journal(line));
                last = line.number();
            }
        } while (page.size() == JOURNAL_PAGE);
    }

    private record Published(LocalDate from, LocalDate to, Map<String, Object> body) {}

    private List<Published> notices(UUID roundId) {
        return database.list(
                "SELECT * FROM notices WHERE round_id = ? ORDER BY number",
                row -> new Published(
                        row.getDate("published_on"),
                        row.getDate("last_day"),
                        new Body()
                                .put("number", row.getInt("number"))
                                .put("publishedOn", row.getDate("published_on"))
                                .put("lastDay", row.getDate("last_day"))
                                .put("days", row.getInt("days"))
                                .put("dayKind", row.getText("day_kind"))
                                .put("publishedBy", row.getText("published_by"))
                                .put("closedBy", row.findText("closed_by"))
                                .put("closedAt", row.findInstant("closed_at"))
                                .fields()),
                roundId);
    }

    /** Without its details and reasons: they may name registrations, or say something of a person. */
    private static Map<String, Object> journal(JournalEntryView line) {
        return new Body()
                .put("at", line.at())
                .put("actor", line.actor())
                .put("action", line.action())
                .put("fromStatus", line.fromStatus())
                .put("toStatus", line.toStatus())
                .put("fromStage", line.fromStage())
                .put("toStage", line.toStage())
                .fields();
    }
}
