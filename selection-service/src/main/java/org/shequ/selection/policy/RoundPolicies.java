package org.shequ.selection.policy;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.policy.PolicyColumns;
import org.shequ.kit.policy.PolicyVersions;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The versions of the round policies. */
@ApplicationScoped
public class RoundPolicies {

    private final Database database;
    private final Json json;
    private final PolicyVersions<Recorded> versions;

    public RoundPolicies(Database database, Json json) {
        this.database = database;
        this.json = json;
        this.versions =
                new PolicyVersions<>(database, PolicyColumns.everywhere("round_policies", "kind"), this::recorded);
    }

    /** A policy with its place in the record. */
    record Recorded(
            RoundPolicy policy,
            LocalDate validFrom,
            @Nullable String documentNumber,
            String createdBy,
            Instant createdAt) {}

    /** The policy in force on a day: of the versions that have begun the latest. */
    public RoundPolicy inForce(RoundKind kind, LocalDate day) {
        return versions.inForce(kind, day)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .policy();
    }

    Optional<Recorded> find(RoundKind kind, int version) {
        return database.find(
                "SELECT * FROM round_policies WHERE kind = ? AND version = ?", this::recorded, kind, version);
    }

    List<Recorded> page(@Nullable RoundKind kind, Seek seek) {
        return versions.page(Scope.ALL, Narrowed.toSubject(kind), seek);
    }

    long count(@Nullable RoundKind kind) {
        return versions.count(Scope.ALL, Narrowed.toSubject(kind));
    }

    /** Adds the next version. */
    int add(RoundPolicy policy, LocalDate validFrom, String documentNumber, String createdBy, Instant createdAt) {
        var next = versions.nextNumber(policy.kind());
        database.update(
                """
                INSERT INTO round_policies (kind, version, valid_from, stages, opening_ratio, interview_ratio,
                                            written_percent, bonus_cap, scoring, notice_days, notice_day_kind, reserve_months,
                                            line_valid_months, reservation_days, probation_months, lock_years,
                                            notice_names, document_number, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                policy.kind(),
                next,
                validFrom,
                policy.stages().stream().map(Stage::name).toArray(String[]::new),
                policy.openingRatio(),
                policy.interviewRatio(),
                policy.writtenPercent(),
                policy.bonusCap(),
                json.write(policy.scoring()),
                policy.noticeDays(),
                policy.noticeDayKind(),
                policy.reserveMonths(),
                policy.lineValidMonths(),
                policy.reservationDays(),
                policy.probationMonths(),
                policy.lockYears(),
                policy.noticeNames(),
                documentNumber,
                createdBy,
                createdAt);
        return next;
    }

    private Recorded recorded(Row row) {
        return new Recorded(
                new RoundPolicy(
                        row.getEnum("kind", RoundKind.class),
                        row.getInt("version"),
                        row.getTexts("stages").stream().map(Stage::valueOf).toList(),
                        row.getInt("opening_ratio"),
                        row.getInt("interview_ratio"),
                        row.getInt("written_percent"),
                        row.getDecimal("bonus_cap"),
                        json.read(row.getText("scoring"), ScoringRule.class),
                        row.getInt("notice_days"),
                        row.getEnum("notice_day_kind", DayKind.class),
                        row.getInt("reserve_months"),
                        row.getInt("line_valid_months"),
                        row.getInt("reservation_days"),
                        row.getInt("probation_months"),
                        row.getInt("lock_years"),
                        row.getEnum("notice_names", NoticeNames.class)),
                row.getDate("valid_from"),
                row.findText("document_number"),
                row.getText("created_by"),
                row.getInstant("created_at"));
    }
}
