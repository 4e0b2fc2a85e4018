package org.shequ.personnel.statistics;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
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
import jakarta.transaction.Transactional;

/**
 * Counts who held a primary post on a day, as recorded now. Ages are those of the first day of that day's month
 * ({@link #agesOn}): counted from day to day they would give away the birthdays of a small unit, one by one.
 */
@ApplicationScoped
class Workforce {

    private static final Statements SQL = Statements.of(Workforce.class);

    /** Whoever holds a primary post in the subtree on the day, once, as the careers tell. */
    private static final String IN_CAREERS = SQL.text("in-careers") + "\n";

    /**
     * The same for the present day and those to come: what a person is today stands in the record, in an index of its own,
     * and holds until the day on which something begins or ends.
     */
    private static final String IN_RECORDS = SQL.text("in-records") + "\n";

    /** For these the day has come, or will have: they are looked up in the careers. */
    private static final String DUE = "WHERE p.next_change_on <= ?\n";

    private static final String IDENTITY = """
            LEFT JOIN identities i ON i.person_id = a.person_id AND i.recorded_to = 'infinity' AND i.held @> ?::date
            """;
    private static final String MEMBER_THEN =
            "SELECT a.post, i.kind AS tenure_kind, p.sex, p.education, p.political_status, p.birth_date\n" + IN_CAREERS
                    + IDENTITY;
    private static final String MEMBER = "SELECT post, tenure_kind, sex, education, political_status, birth_date\n"
            + IN_RECORDS + "UNION ALL\n" + MEMBER_THEN + DUE;
    private static final String BIRTH_THEN = "SELECT a.unit_code, p.birth_date\n" + IN_CAREERS;
    private static final String BIRTH =
            "SELECT unit_code, birth_date\n" + IN_RECORDS + "UNION ALL\n" + BIRTH_THEN + DUE;

    /** Counted by all that is asked for first: what is left to be summed up in seven ways is small. */
    private static final String HEADCOUNT = SQL.text("headcount");

    private static final String COMMUNITIES = SQL.text("communities-of-a-day") + "\n";

    /** Younger than n years is who was born after the day n years before. */
    private static final String GENERATION_SUMMARY = """
            WITH births AS (%s), complete AS MATERIALIZED (
                SELECT left(unit_code, 12) AS code FROM births GROUP BY 1
                HAVING bit_or(CASE WHEN birth_date > ? THEN 1 WHEN birth_date > ? THEN 2 ELSE 4 END) = 1 + 2 + 4
            )
            SELECT (SELECT count(*) FROM org_units u WHERE u.code >= ? AND u.code < ? AND\s""" + COMMUNITIES + """
            ) AS communities, (SELECT count(*) FROM complete JOIN org_units u USING (code) WHERE\s""" + COMMUNITIES + ") AS complete";

    /** Community by community in the order of the codes, so that a page costs what stands on it. */
    private static final String BY_COMMUNITY = SQL.text("age-bands-by-community") + " " + COMMUNITIES + """
            ORDER BY u.code LIMIT ?
            """;

    private final Database database;
    private final BusinessClock clock;

    Workforce(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
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

    /** The day on which ages are counted. */
    static LocalDate agesOn(LocalDate asOf) {
        return asOf.withDayOfMonth(1);
    }

    private record Line(Dimension dimension, @Nullable String value, long people, long years, long graduates) {}

    /**
     * One query, whatever the size; its time grows with the subtree, not with the table. The same statement asks for a
     * community and for the nation: its plan is made for what is asked, for one plan for both may compare every community
     * with every person.
     */
    @Transactional
    Headcount headcount(String subtree, LocalDate asOf, Scope scope) {
        planForThis();
        CodeRange units = CodeRange.under(subtree, scope.prefix());
        Members members = members(units, asOf);
        List<Line> lines = database.list(
                HEADCOUNT.formatted(members.sql), Workforce::line, with(members.parameters, agesOn(asOf)));
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
        // as many groups as there are communities cost more to hand from process to process than to make
        database.update("SET LOCAL max_parallel_workers_per_gather = 0");
        CodeRange units = CodeRange.under(subtree, scope.prefix());
        Members births = births(units, asOf);
        return database.get(
                GENERATION_SUMMARY.formatted(births.sql),
                row -> new GenerationSummary(row.getLong("communities"), row.getLong("complete")),
                with(
                        births.parameters,
                        agesOn(asOf).minusYears(policy.youngBelow()),
                        agesOn(asOf).minusYears(policy.seniorFrom()),
                        units.from(),
                        units.below(),
                        asOf,
                        asOf,
                        asOf,
                        asOf));
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
        CodeRange units = CodeRange.under(subtree, scope.prefix());
        Members births = births(units, asOf);
        LocalDate young = agesOn(asOf).minusYears(policy.youngBelow());
        LocalDate senior = agesOn(asOf).minusYears(policy.seniorFrom());
        String after = seek.after(0);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(young, young, senior, senior));
        parameters.addAll(births.parameters);
        return database.list(
                BY_COMMUNITY.formatted(births.sql),
                row -> new Generations(
                        row.getText("code"),
                        row.getText("name"),
                        row.getLong("young"),
                        row.getLong("middle"),
                        row.getLong("senior")),
                with(
                        parameters,
                        units.from(),
                        units.below(),
                        after == null ? "" : after,
                        complete,
                        complete,
                        asOf,
                        asOf,
                        seek.fetch()));
    }

    /** The rows to count, and what is bound in them. */
    private record Members(String sql, List<Object> parameters) {}

    private Members members(CodeRange units, LocalDate asOf) {
        return asOf.isBefore(clock.today())
                ? new Members(MEMBER_THEN, List.of(asOf, units.from(), units.below(), asOf))
                : new Members(
                        MEMBER,
                        List.of(units.from(), units.below(), asOf, asOf, units.from(), units.below(), asOf, asOf));
    }

    private Members births(CodeRange units, LocalDate asOf) {
        return asOf.isBefore(clock.today())
                ? new Members(BIRTH_THEN, List.of(asOf, units.from(), units.below()))
                : new Members(
                        BIRTH, List.of(units.from(), units.below(), asOf, asOf, units.from(), units.below(), asOf));
    }

    private static @Nullable Object[] with(List<? extends @Nullable Object> parameters, @Nullable Object... more) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        Collections.addAll(all, more);
        return all.toArray();
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
