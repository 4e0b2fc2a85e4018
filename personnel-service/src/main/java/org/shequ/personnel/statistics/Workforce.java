package org.shequ.personnel.statistics;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Counts who held a primary post on a day, as recorded now. */
@ApplicationScoped
class Workforce {

    /** Whoever holds a primary post in the subtree on the day, once. */
    private static final String MEMBERS = """
            WITH members AS (
                SELECT a.post, i.kind AS tenure_kind, p.sex, p.education, p.political_status,
                       extract(year FROM age(?::date, p.birth_date))::int AS age, left(a.unit_code, 12) AS community
                FROM assignments a
                JOIN people p ON p.id = a.person_id
                LEFT JOIN identities i ON i.person_id = a.person_id AND i.recorded_to = 'infinity' AND i.held @> ?::date
                WHERE a.recorded_to = 'infinity' AND a.is_primary AND a.held @> ?::date
                  AND a.unit_code >= ? AND a.unit_code < ? AND a.unit_code >= ? AND a.unit_code < ?
            )
            """;

    private static final String HEADCOUNT = MEMBERS + """
            , banded AS (
                SELECT *, CASE WHEN age < 30 THEN '0-29' WHEN age < 35 THEN '30-34' WHEN age < 40 THEN '35-39'
                          WHEN age < 45 THEN '40-44' WHEN age < 50 THEN '45-49' WHEN age < 55 THEN '50-54'
                          WHEN age < 60 THEN '55-59' ELSE '60-' END AS age_band
                FROM members
            )
            SELECT CASE WHEN grouping(post) = 0 THEN 'POST' WHEN grouping(tenure_kind) = 0 THEN 'TENURE_KIND'
                        WHEN grouping(sex) = 0 THEN 'SEX' WHEN grouping(education) = 0 THEN 'EDUCATION'
                        WHEN grouping(political_status) = 0 THEN 'POLITICAL_STATUS'
                        WHEN grouping(age_band) = 0 THEN 'AGE_BAND' ELSE 'ALL' END AS dimension,
                   coalesce(post, tenure_kind, sex, education, political_status, age_band) AS value,
                   count(*) AS people, coalesce(sum(age), 0) AS years,
                   count(*) FILTER (WHERE education IN ('BACHELOR', 'MASTER', 'DOCTOR')) AS graduates
            FROM banded
            GROUP BY GROUPING SETS ((), (post), (tenure_kind), (sex), (education), (political_status), (age_band))
            ORDER BY 1, 2 NULLS LAST
            """;

    private static final String BY_COMMUNITY = MEMBERS + """
            , communities AS (
                SELECT u.code, u.name,
                       count(*) FILTER (WHERE m.age < ?) AS young,
                       count(*) FILTER (WHERE m.age >= ? AND m.age < ?) AS middle,
                       count(*) FILTER (WHERE m.age >= ?) AS senior
                FROM org_units u LEFT JOIN members m ON m.community = u.code
                WHERE u.kind IN ('COMMUNITY', 'VILLAGE') AND u.valid_from <= ?::date
                  AND (u.valid_to IS NULL OR u.valid_to > ?::date) AND u.status NOT IN ('PROPOSED', 'APPROVED')
                  AND u.code >= ? AND u.code < ? AND u.code >= ? AND u.code < ?
                GROUP BY u.code, u.name
            )
            """;

    private final Database database;

    @Inject
    Workforce(Database database) {
        this.database = database;
    }

    /** By what is counted. */
    enum Dimension {
        ALL,
        POST,
        TENURE_KIND,
        SEX,
        EDUCATION,
        POLITICAL_STATUS,
        AGE_BAND
    }

    /** @param value null for whom nothing is recorded */
    record Count(@Nullable String value, long people) {}

    record Headcount(
            long people,
            @Nullable BigDecimal averageAge,
            @Nullable BigDecimal bachelorShare,
            Map<Dimension, List<Count>> counts) {}

    private record Line(Dimension dimension, @Nullable String value, long people, long years, long graduates) {}

    /**
     * One query, whatever the size. The same statement asks for a community and for the nation: its plan is made for what
     * is asked, for one plan for both may compare every community with every person.
     */
    @Transactional
    Headcount headcount(String subtree, LocalDate asOf, Scope scope) {
        planForThis();
        List<Line> lines = database.list(HEADCOUNT, Workforce::line, members(subtree, asOf, scope));
        Map<Dimension, List<Count>> counts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            counts.put(
                    dimension,
                    lines.stream()
                            .filter(line -> line.dimension == dimension)
                            .map(line -> new Count(line.value, line.people))
                            .toList());
        }
        Line all = lines.stream()
                .filter(line -> line.dimension == Dimension.ALL)
                .findFirst()
                .orElse(new Line(Dimension.ALL, null, 0, 0, 0));
        return new Headcount(all.people, ratio(all.years, all.people, 1), ratio(all.graduates, all.people, 4), counts);
    }

    private static @Nullable BigDecimal ratio(long part, long whole, int scale) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), scale, RoundingMode.HALF_UP);
    }

    /** How many of each generation serve in a community. */
    record Generations(String unitCode, String name, long young, long middle, long senior) {
        boolean complete() {
            return young > 0 && middle > 0 && senior > 0;
        }
    }

    record GenerationSummary(long communities, long complete) {}

    private void planForThis() {
        database.update("SET LOCAL plan_cache_mode = force_custom_plan");
    }

    @Transactional
    GenerationSummary generationSummary(String subtree, LocalDate asOf, Scope scope, GenerationPolicy policy) {
        planForThis();
        return database.get(
                BY_COMMUNITY + """
                        SELECT count(*) AS communities,
                               count(*) FILTER (WHERE young > 0 AND middle > 0 AND senior > 0) AS complete
                        FROM communities""",
                row -> new GenerationSummary(row.getLong("communities"), row.getLong("complete")),
                communities(subtree, asOf, scope, policy).toArray());
    }

    @Transactional
    List<Generations> generations(
            String subtree,
            LocalDate asOf,
            Scope scope,
            GenerationPolicy policy,
            @Nullable Boolean complete,
            Seek seek) {
        planForThis();
        String after = seek.after(0);
        List<@Nullable Object> parameters = communities(subtree, asOf, scope, policy);
        parameters.add(complete);
        parameters.add(complete);
        parameters.add(after == null ? "" : after);
        parameters.add(seek.fetch());
        return database.list(
                BY_COMMUNITY + """
                        SELECT * FROM communities
                        WHERE (?::boolean IS NULL OR (young > 0 AND middle > 0 AND senior > 0) = ?) AND code > ?
                        ORDER BY code LIMIT ?""",
                row -> new Generations(
                        row.getText("code"),
                        row.getText("name"),
                        row.getLong("young"),
                        row.getLong("middle"),
                        row.getLong("senior")),
                parameters.toArray());
    }

    private static @Nullable Object[] members(String subtree, LocalDate asOf, Scope scope) {
        CodeRange wanted = CodeRange.under(subtree);
        CodeRange visible = CodeRange.under(scope.prefix());
        return new @Nullable Object[] {asOf, asOf, asOf, wanted.from(), wanted.below(), visible.from(), visible.below()
        };
    }

    private static List<@Nullable Object> communities(
            String subtree, LocalDate asOf, Scope scope, GenerationPolicy policy) {
        CodeRange wanted = CodeRange.under(subtree);
        CodeRange visible = CodeRange.under(scope.prefix());
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, members(subtree, asOf, scope));
        parameters.addAll(List.of(
                policy.youngBelow(),
                policy.youngBelow(),
                policy.seniorFrom(),
                policy.seniorFrom(),
                asOf,
                asOf,
                wanted.from(),
                wanted.below(),
                visible.from(),
                visible.below()));
        return parameters;
    }

    private static Line line(Row row) {
        return new Line(
                Dimension.valueOf(row.getText("dimension")),
                row.findText("value"),
                row.getLong("people"),
                row.getLong("years"),
                row.getLong("graduates"));
    }
}
