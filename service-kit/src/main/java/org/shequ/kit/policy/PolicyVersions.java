package org.shequ.kit.policy;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The versions in one table.
 *
 * @param <T> what a row is read as
 */
public final class PolicyVersions<T> {

    private static final String ANY = "";

    private final Database database;
    private final PolicyColumns columns;
    private final Function<Row, T> shape;

    private final String inForce;
    private final String byJurisdiction;
    private final String filter;
    private final String page;

    public PolicyVersions(Database database, PolicyColumns columns, Function<Row, T> shape) {
        this.database = database;
        this.columns = columns;
        this.shape = shape;
        var begun = "FROM " + columns.table() + " WHERE " + columns.subject() + " = ? AND " + columns.begun();
        var latest = columns.firstDay() + " DESC, " + columns.sequence() + " DESC";
        this.inForce = "SELECT " + columns.read() + " " + begun + " AND starts_with(?, " + columns.jurisdiction()
                + ") ORDER BY length(" + columns.jurisdiction() + ") DESC, " + latest + " LIMIT 1";
        this.byJurisdiction = "SELECT * FROM (SELECT DISTINCT ON (" + columns.jurisdiction() + ") " + columns.read()
                + ", " + columns.jurisdiction() + " AS of_jurisdiction " + begun + " ORDER BY " + columns.jurisdiction()
                + ", "
                + latest + ") latest";
        this.filter = " FROM " + columns.table() + " WHERE (starts_with(?, " + columns.jurisdiction()
                + ") OR starts_with(" + columns.jurisdiction() + ", ?)) AND (?::text IS NULL OR " + columns.subject()
                + " = ?) AND (?::text IS NULL OR " + columns.jurisdiction() + " = ?) AND (?::date IS NULL OR "
                + columns.begun() + ") AND (?::timestamptz IS NULL OR " + columns.recordedAt() + " <= ?)";
        var key = columns.subject() + ", " + columns.jurisdiction() + ", " + columns.sequence();
        this.page = "SELECT " + columns.read() + filter + " AND (?::text IS NULL OR (" + key + ") > (?, ?, ?::"
                + columns.sequenceType() + ")) ORDER BY " + key + " LIMIT ?";
    }

    /** What a list is narrowed to; null is not narrowed. */
    public record Narrowed(
            @Nullable String subject,
            @Nullable String jurisdiction,
            @Nullable LocalDate holdsOn,
            @Nullable Instant knownAt) {

        public static final Narrowed NOT = new Narrowed(null, null, null, null);

        public static Narrowed toSubject(@Nullable Enum<?> subject) {
            return new Narrowed(subject == null ? null : subject.name(), null, null, null);
        }

        public static Narrowed toJurisdiction(@Nullable String jurisdiction) {
            return new Narrowed(null, jurisdiction, null, null);
        }
    }

    /** The version that holds for a unit on a day, where a table has one policy. */
    public Optional<T> inForce(String unitCode, LocalDate day) {
        return inForce(ANY, unitCode, day);
    }

    /** The version of a policy that holds everywhere on a day. */
    public Optional<T> inForce(Enum<?> subject, LocalDate day) {
        return inForce(subject.name(), ANY, day);
    }

    /** @param unitCode the unit that it is asked for; empty for everywhere */
    public Optional<T> inForce(String subject, String unitCode, LocalDate day) {
        return database.find(inForce, shape, subject, day, unitCode);
    }

    /** All that hold on a day, of each jurisdiction the latest: for work on many units without a question for each. */
    public ByJurisdiction<T> byJurisdiction(String subject, LocalDate day) {
        return ByJurisdiction.of(database.list(
                byJurisdiction,
                row -> new ByJurisdiction.Held<>(row.getText("of_jurisdiction"), shape.apply(row)),
                subject,
                day));
    }

    /** The same where a table has one policy. */
    public ByJurisdiction<T> byJurisdiction(LocalDate day) {
        return byJurisdiction(ANY, day);
    }

    /**
     * A page of the versions that hold in a scope: those inside it, and those of the jurisdictions above. By subject,
     * jurisdiction and sequence, which are the keys of a row.
     */
    public List<T> page(Scope scope, Narrowed narrowed, Seek seek) {
        var after = seek.after(0);
        return database.list(
                page,
                shape,
                scope.prefix(),
                scope.prefix(),
                narrowed.subject(),
                narrowed.subject(),
                narrowed.jurisdiction(),
                narrowed.jurisdiction(),
                narrowed.holdsOn(),
                narrowed.holdsOn(),
                narrowed.knownAt(),
                narrowed.knownAt(),
                after,
                after,
                seek.after(1),
                seek.after(2),
                seek.fetch());
    }

    public long count(Scope scope, Narrowed narrowed) {
        return database.number(
                "SELECT count(*)" + filter,
                scope.prefix(),
                scope.prefix(),
                narrowed.subject(),
                narrowed.subject(),
                narrowed.jurisdiction(),
                narrowed.jurisdiction(),
                narrowed.holdsOn(),
                narrowed.holdsOn(),
                narrowed.knownAt(),
                narrowed.knownAt());
    }

    /** The next number of a jurisdiction's versions, where a table has one policy. */
    public int nextNumber(String jurisdiction) {
        return next(ANY, jurisdiction);
    }

    /** The next number of a policy's versions. */
    public int nextNumber(Enum<?> subject) {
        return next(subject.name(), ANY);
    }

    /** Versions are numbered one after the other: whoever adds another waits until this transaction ends. */
    private int next(String subject, String jurisdiction) {
        database.exists(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                "policy " + columns.table() + " " + subject + " " + jurisdiction);
        return (int) database.number(
                "SELECT coalesce(max(" + columns.sequence() + "), 0) + 1 FROM " + columns.table() + " WHERE "
                        + columns.subject() + " = ? AND " + columns.jurisdiction() + " = ?",
                subject,
                jurisdiction);
    }
}
