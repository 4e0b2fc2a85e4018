package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.citizen.PersonName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Which people somebody asks for: page by page under a filter, by what they share, by what is exactly known of them. */
@ApplicationScoped
public class PeopleQuery {

    /** All columns. */
    public static final Predicate<PersonField> EVERYTHING = field -> true;

    /** For who works on careers: citizen ID and phone stay sealed. */
    public static final Predicate<PersonField> CAREER =
            field -> field != PersonField.CITIZEN_ID && field != PersonField.PHONE;

    private final Database database;
    private final PersonRows rows;

    PeopleQuery(Database database, PersonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Filters of the list; {@code unit} is the prefix of the present unit's code. */
    public record Filter(
            @Nullable String unit,
            @Nullable Post post,
            @Nullable TenureKind tenureKind,
            @Nullable PersonStatus status,
            @Nullable String personnelNumber) {}

    /** Records of the scope by what they share, oldest first. */
    public <T> Map<String, List<T>> alike(Collection<String> likenesses, Scope scope, Function<Person, T> view) {
        CodeRange visible = CodeRange.under(scope.prefix());
        return database
                .list(
                        "SELECT likeness, " + PersonRows.COLUMNS + " FROM people WHERE likeness = ANY (?)"
                                + " AND scope_code >= ? AND scope_code < ? ORDER BY likeness, id",
                        row -> Map.entry(row.getText("likeness"), view.apply(rows.read(row))),
                        likenesses,
                        visible.from(),
                        visible.below())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** In the order of scope and id, which the index gives; of columns that are not needed nothing is read. */
    public List<Person> page(Filter filter, Scope scope, Seek seek, Predicate<PersonField> needed) {
        return after(filter, scope, seek.after(0), seek.after(1), seek.fetch(), needed);
    }

    /** The same for who reads everything piece by piece; {@code last} is the last person of the piece before. */
    public List<Person> after(
            Filter filter, Scope scope, @Nullable Person last, int limit, Predicate<PersonField> needed) {
        return after(
                filter,
                scope,
                last == null ? null : last.scopeCode(),
                last == null ? null : last.id().toString(),
                limit,
                needed);
    }

    private List<Person> after(
            Filter filter,
            Scope scope,
            @Nullable String afterScope,
            @Nullable String afterId,
            int limit,
            Predicate<PersonField> needed) {
        Asked asked = asked("SELECT " + PersonRows.columns(needed), filter, scope, afterScope);
        if (afterScope != null && afterId != null) {
            asked.sql.append(" AND (scope_code, id) > (?, ?::uuid)");
            asked.parameters.addAll(List.of(afterScope, afterId));
        }
        asked.sql.append(" ORDER BY scope_code, id LIMIT ?");
        asked.parameters.add(limit);
        return database.list(asked.sql.toString(), rows::read, asked.parameters.toArray());
    }

    public long count(Filter filter, Scope scope) {
        Asked asked = asked("SELECT count(*) AS n", filter, scope, null);
        return database.get(asked.sql.toString(), row -> row.getLong("n"), asked.parameters.toArray());
    }

    private record Asked(StringBuilder sql, List<@Nullable Object> parameters) {}

    /**
     * Whoever holds a post lies in the scope of its unit, so that one index narrows by scope and by unit. Only what is asked
     * for stands in the statement, and the range begins where the last page ended: one statement for all filters is planned
     * for none of them, and would read everything before the cursor again. A cursor narrows the range and never replaces a
     * bound of it.
     */
    private static Asked asked(String select, Filter filter, Scope scope, @Nullable String from) {
        CodeRange range = CodeRange.under(filter.unit == null ? "" : filter.unit, scope.prefix());
        StringBuilder sql = new StringBuilder(select)
                .append(" FROM people WHERE scope_code >= ? AND scope_code < ? AND merged_into IS NULL");
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(from == null || from.compareTo(range.from()) < 0 ? range.from() : from);
        parameters.add(range.below());
        if (filter.unit != null) {
            sql.append(" AND unit_code IS NOT NULL");
        }
        narrow(sql, parameters, "post = ?", filter.post);
        narrow(sql, parameters, "tenure_kind = ?", filter.tenureKind);
        narrow(sql, parameters, "status = ?", filter.status);
        narrow(sql, parameters, "personnel_number = ?", filter.personnelNumber);
        return new Asked(sql, parameters);
    }

    /** Who has this ID, number, phone or name; an absent criterion does not narrow. */
    List<Person> search(
            @Nullable String citizenId,
            @Nullable String personnelNumber,
            @Nullable String phone,
            @Nullable String name,
            Scope scope,
            Seek seek) {
        CodeRange visible = CodeRange.under(scope.prefix());
        String id = citizenId == null ? null : rows.indexOfCitizenId(citizenId);
        String number = phone == null ? null : rows.indexOfPhone(phone);
        String normal = name == null ? null : PersonName.normalise(name);
        String after = seek.after(0);
        StringBuilder sql = new StringBuilder("SELECT " + PersonRows.COLUMNS
                + " FROM people WHERE scope_code >= ? AND scope_code < ?" + " AND merged_into IS NULL");
        List<@Nullable Object> parameters = new ArrayList<>(List.of(visible.from(), visible.below()));
        narrow(sql, parameters, "citizen_id_index = ?", id);
        narrow(sql, parameters, "personnel_number = ?", personnelNumber);
        narrow(sql, parameters, "phone_index = ?", number);
        narrow(sql, parameters, "name = ?", normal);
        narrow(sql, parameters, "id > ?::uuid", after);
        sql.append(" ORDER BY id LIMIT ?");
        parameters.add(seek.fetch());
        return database.list(sql.toString(), rows::read, parameters.toArray());
    }

    private static void narrow(
            StringBuilder sql, List<@Nullable Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }

    /** Whether a person of this name and ID holds a post today. */
    boolean isServing(String name, String citizenId, Scope scope) {
        CodeRange visible = CodeRange.under(scope.prefix());
        return database.exists(
                """
                SELECT 1 FROM people WHERE citizen_id_index = ? AND name = ? AND post IS NOT NULL
                    AND scope_code >= ? AND scope_code < ?""", rows.indexOfCitizenId(citizenId), PersonName.normalise(name), visible.from(), visible.below());
    }
}
