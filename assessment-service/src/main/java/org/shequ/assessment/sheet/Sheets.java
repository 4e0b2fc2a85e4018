package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.sheet.CalledSubjects.Named;
import org.shequ.contracts.person.PersonNames;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Statements;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The sheets on record. */
@ApplicationScoped
class Sheets {

    private static final Statements SQL = Statements.of(Sheets.class);

    private final Database database;
    private final Json json;
    private final NamedUnits units;

    Sheets(Database database, Json json) {
        this.database = database;
        this.json = json;
        this.units = new NamedUnits(database, "units");
    }

    /** Subjects of the cycle inside the scope, by what they were called: code, id or personnel number. */
    private Map<String, String> identify(Cycle cycle, Scope scope, Collection<String> called) {
        Map<String, String> found = new HashMap<>();
        String sql = switch (cycle.subjectKind()) {
            case COMMUNITY -> """
                            SELECT s.subject, s.subject AS called FROM cycle_subjects s
                            WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL AND s.unit_code LIKE ? || '%'
                              AND s.subject = ANY (?::text[])
                            """;
            case PERSON -> """
                            SELECT s.subject, c.called
                            FROM unnest(?::text[]) AS c (called)
                            LEFT JOIN people p ON p.personnel_number = c.called
                            JOIN cycle_subjects s ON s.cycle_id = ? AND s.withdrawn_reason IS NULL
                                 AND s.unit_code LIKE ? || '%' AND s.subject = coalesce(p.person_id::text, c.called)
                            """;
        };
        List<String> names = List.copyOf(new HashSet<>(called));
        Object[] arguments = cycle.subjectKind() == SubjectKind.COMMUNITY
                ? new Object[] {cycle.id(), scope.prefix(), names}
                : new Object[] {names, cycle.id(), scope.prefix()};
        database.list(sql, row -> found.put(row.getText("called"), row.getText("subject")), arguments);
        return found;
    }

    /** The subject that is called so; null where nobody of the cycle is meant, or several may be. */
    @Nullable
    String find(Cycle cycle, Scope scope, String called) {
        List<String> one = List.of(called);
        return new CalledSubjects(cycle.subjectKind(), identify(cycle, scope, one), named(cycle, scope, one), Map.of())
                .find(called);
    }

    /** Whom sheets mean, by whatever they call them. */
    CalledSubjects called(Cycle cycle, Scope scope, List<SheetEntry> entries) {
        List<String> called = entries.stream()
                .map(SheetEntry::subject)
                .map(SheetChecks::plain)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> byCode = identify(cycle, scope, called);
        List<String> checked = entries.stream()
                .filter(entry -> entry.subjectName() != null)
                .map(entry -> byCode.get(SheetChecks.plain(entry.subject())))
                .filter(Objects::nonNull)
                .toList();
        return new CalledSubjects(
                cycle.subjectKind(), byCode, named(cycle, scope, called), names(cycle.subjectKind(), checked));
    }

    /** What subjects are called on record. */
    private Map<String, String> names(SubjectKind kind, List<String> subjects) {
        Map<String, String> names = new HashMap<>();
        if (!subjects.isEmpty()) {
            String sql = switch (kind) {
                case COMMUNITY -> "SELECT code AS subject, name FROM units WHERE code = ANY (?::text[])";
                case PERSON ->
                    "SELECT person_id::text AS subject, name FROM people WHERE person_id = ANY (?::text[]::uuid[])";
            };
            database.list(sql, row -> names.put(row.getText("subject"), row.getText("name")), subjects);
        }
        return names;
    }

    /** The subjects of a cycle that go by names instead of codes, each name with every one that it may mean. */
    private Map<String, List<Named>> named(Cycle cycle, Scope scope, Collection<String> called) {
        Set<String> names = called.stream().filter(NamedUnits::isName).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return Map.of();
        }
        return switch (cycle.subjectKind()) {
            case COMMUNITY -> communities(cycle, scope, names);
            case PERSON -> people(cycle, scope, names);
        };
    }

    private Map<String, List<Named>> communities(Cycle cycle, Scope scope, Set<String> names) {
        Map<String, List<String>> byName = units.byName(names, scope);
        Set<String> judged = identify(
                        cycle,
                        scope,
                        byName.values().stream().flatMap(List::stream).toList())
                .keySet();
        return names.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> byName.getOrDefault(NamedUnits.key(name), List.of()).stream()
                                .filter(judged::contains)
                                .map(code -> new Named(code, code))
                                .toList()));
    }

    private Map<String, List<Named>> people(Cycle cycle, Scope scope, Set<String> names) {
        Map<String, List<Named>> byName = new HashMap<>();
        database.list(
                """
                SELECT p.name, s.subject, p.personnel_number
                FROM people p JOIN cycle_subjects s ON s.subject = p.person_id::text
                WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL AND s.unit_code LIKE ? || '%'
                  AND p.name = ANY (?::text[])
                ORDER BY p.personnel_number""",
                row -> byName.computeIfAbsent(row.getText("name"), name -> new ArrayList<>())
                        .add(new Named(row.getText("subject"), row.getText("personnel_number"))),
                cycle.id(),
                scope.prefix(),
                names.stream().map(PersonNames::normalForm).distinct().toList());
        return names.stream()
                .collect(Collectors.toMap(
                        Function.identity(), name -> byName.getOrDefault(PersonNames.normalForm(name), List.of())));
    }

    /**
     * Who is judged in a cycle, as a clerk names them: a unit's code and name, or a personnel number where it is known. Names of
     * people are not shown to everybody who rates.
     */
    List<List<String>> subjects(Cycle cycle, Scope scope) {
        return database.list(
                SQL.text("subjects-as-they-are-called"),
                row -> List.of(row.getText("called"), row.getText("name")),
                cycle.id(),
                scope.prefix());
    }

    /** @return those that were taken; the others were there already */
    Set<SheetChecks.Checked> add(
            Cycle cycle, List<SheetChecks.Checked> sheets, CalledSubjects subjects, String by, Instant at) {
        Map<String, SheetChecks.Checked> byKey = new HashMap<>();
        Bulk slips = new Bulk("text", "text", "text");
        Bulk named = rows();
        Map<String, SheetChecks.Checked> anonymous = new HashMap<>();
        for (SheetChecks.Checked sheet : sheets) {
            String subject = subjects.get(sheet.subject());
            String key = key(subject, sheet.raterClass().code(), sheet.rater());
            if (sheet.raterClass().anonymous()) {
                slips.add(subject, sheet.raterClass().code(), sheet.rater());
                anonymous.put(key, sheet);
            } else {
                byKey.put(key, sheet);
                row(named, sheet, subject, sheet.rater(), by, at.toString());
            }
        }
        Set<SheetChecks.Checked> taken = new HashSet<>();
        insert(cycle.id(), named).forEach(key -> taken.add(required(byKey, key)));
        Bulk unnamed = rows();
        for (String key : insertSlips(cycle.id(), slips)) {
            SheetChecks.Checked sheet = required(anonymous, key);
            taken.add(sheet);
            String subject = subjects.get(sheet.subject());
            row(unnamed, sheet, subject, UUID.randomUUID().toString(), null, null);
        }
        insert(cycle.id(), unnamed);
        if (!taken.isEmpty()) {
            database.update("INSERT INTO cycle_scorers VALUES (?, ?) ON CONFLICT DO NOTHING", cycle.id(), by);
        }
        return taken;
    }

    private static Bulk rows() {
        return new Bulk("text", "text", "text", "boolean", "text", "numeric", "text", "text", "timestamptz");
    }

    private void row(
            Bulk rows,
            SheetChecks.Checked sheet,
            String subject,
            String rater,
            @Nullable String by,
            @Nullable String at) {
        StringBuilder marks = new StringBuilder("{");
        for (int mark : sheet.marks()) {
            marks.append(marks.length() == 1 ? "" : ",").append(mark);
        }
        rows.add(
                subject,
                sheet.raterClass().code(),
                rater,
                sheet.entry().ordinary(),
                marks.append('}').toString(),
                sheet.points(),
                json.write(sheet.entry().evidence()),
                by,
                at);
    }

    /** In an order that does not reveal the order of arrival. */
    private List<String> insert(UUID cycleId, Bulk rows) {
        return database.list(
                SQL.text("insert-sheets").formatted(rows.unnest()),
                rows,
                row -> key(row.getText("subject"), row.getText("rater_class"), row.getText("rater")),
                cycleId);
    }

    private List<String> insertSlips(UUID cycleId, Bulk slips) {
        return database.list(
                "WITH given AS (SELECT * FROM " + slips.unnest() + " AS g (subject, rater_class, rater))"
                        + " INSERT INTO rater_slips (cycle_id, subject, rater_class, rater)"
                        + " SELECT ?, subject, rater_class, rater FROM given ORDER BY 2, 3, 4"
                        + " ON CONFLICT DO NOTHING RETURNING subject, rater_class, rater",
                slips,
                row -> key(row.getText("subject"), row.getText("rater_class"), row.getText("rater")),
                cycleId);
    }

    private static String key(String subject, String raterClass, String rater) {
        return subject + "\n" + raterClass + "\n" + rater;
    }

    private static SheetChecks.Checked required(Map<String, SheetChecks.Checked> sheets, String key) {
        SheetChecks.Checked sheet = sheets.get(key);
        if (sheet == null) {
            throw new IllegalStateException("the database answers a sheet that was not given");
        }
        return sheet;
    }

    /** Takes a named rater's sheet back, so that another may be entered. */
    boolean remove(UUID cycleId, String subject, String raterClass, String rater) {
        return database.update(
                        "DELETE FROM sheets WHERE cycle_id = ? AND subject = ? AND rater_class = ? AND rater = ?"
                                + " AND entered_by IS NOT NULL",
                        cycleId,
                        subject,
                        raterClass,
                        rater)
                == 1;
    }
}
