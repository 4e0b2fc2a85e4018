package org.shequ.selection.personnelfeed;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.selection.eligibility.Dossier;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads dossiers: one, or the holders of posts in a subtree page by page, each page in one query. */
@ApplicationScoped
public class Dossiers {

    private static final Statements SQL = Statements.of(Dossiers.class);

    /** Sorts after every character of a unit code. */
    private static final String AFTER = "~";

    private static final TypeReference<List<Dossier.YearResult>> YEARS = new TypeReference<>() {};

    private static final String COLUMNS = SQL.text("dossier-columns") + "\n";

    private static final String JOINS = SQL.text("dossier-parts") + "\n";

    private final Database database;
    private final Json json;

    public Dossiers(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Where a page of holders goes on: after this person in this unit. */
    public record Position(String unitCode, UUID personId) {}

    /** Whose personnel numbers these are. */
    public Map<String, UUID> byNumber(Collection<String> numbers) {
        Map<String, UUID> people = new HashMap<>();
        database.list(
                        "SELECT personnel_number, person_id FROM known_people WHERE personnel_number = ANY (?)",
                        row -> Map.entry(row.getText("personnel_number"), row.getId("person_id")),
                        (Object) numbers.toArray(String[]::new))
                .forEach(found -> people.put(found.getKey(), found.getValue()));
        return people;
    }

    /** What is known of one person, with the community in which the primary post lies on {@code day}. */
    public Optional<KnownPerson> find(UUID personId, LocalDate day) {
        var sql = COLUMNS
                + SQL.text("one-person")
                + "\n"
                + JOINS
                + "WHERE p.person_id IS NOT NULL OR c.person_id IS NOT NULL";
        return database.find(sql, this::person, personId, day, day);
    }

    /**
     * The holders of the posts on {@code day} under a unit, by unit and person. Each post is read in the order of its
     * index and no further than the page, so that the last page costs no more than the first.
     */
    public List<KnownPerson> holders(
            Collection<Post> posts, String unitPrefix, LocalDate day, @Nullable Position after, int limit) {
        var names = posts.stream().map(Post::name).toArray(String[]::new);
        var sql = COLUMNS + SQL.text("holders-with-dossiers") + "\n" + JOINS + "ORDER BY k.unit_code, k.person_id";
        return database.list(
                sql,
                this::person,
                names,
                unitPrefix,
                unitPrefix + AFTER,
                day,
                day,
                after == null ? "" : after.unitCode(),
                after == null ? new UUID(0, 0) : after.personId(),
                limit,
                limit);
    }

    /** Of the given people those who hold one of the posts on {@code day} under a unit, by unit and person. */
    public List<KnownPerson> among(Collection<UUID> people, Collection<Post> posts, String unitPrefix, LocalDate day) {
        if (people.isEmpty()) {
            return List.of();
        }
        var sql = COLUMNS + """
                FROM (SELECT person_id, unit_code, post FROM known_posts
                      WHERE person_id = ANY (?) AND post = ANY (?) AND unit_code >= ? AND unit_code < ?
                        AND held_from <= ? AND (held_to IS NULL OR held_to > ?)) k
                """ + JOINS + "ORDER BY k.unit_code, k.person_id";
        return database.list(
                sql,
                this::person,
                people.toArray(UUID[]::new),
                posts.stream().map(Post::name).toArray(String[]::new),
                unitPrefix,
                unitPrefix + AFTER,
                day,
                day);
    }

    private KnownPerson person(Row row) {
        var record = row.findText("record");
        var careerText = row.findText("career");
        var career = careerText == null ? null : json.read(careerText, Dossier.Career.class);
        var own = row.findText("own");
        var dossier = new Dossier(
                row.getId("person_id"),
                record == null ? null : json.read(record, Dossier.PersonRecord.class),
                career,
                communities(row),
                own == null ? null : json.read(own, YEARS));
        return new KnownPerson(
                dossier,
                new Sources(source(row, "p"), source(row, "c"), source(row, "r"), source(row, "o")),
                unit(row, career),
                row.findText("unit_name"),
                row.findText("post"));
    }

    private static String unit(Row row, Dossier.@Nullable Career career) {
        var held = row.findText("unit_code");
        var published = row.findText("c_unit");
        if (held != null
                || published != null
                || career == null
                || career.assignments().isEmpty()) {
            return held != null ? held : published != null ? published : "";
        }
        return career.assignments().getLast().unitCode();
    }

    private Map<String, Dossier.Community> communities(Row row) {
        var code = row.findText("community");
        var name = row.findText("community_name");
        var results = row.findText("results");
        if (code == null || (name == null && results == null)) {
            return Map.of();
        }
        var community = new Dossier.Community(
                code,
                name == null ? code : name,
                row.findDate("community_from"),
                results == null ? null : json.read(results, YEARS),
                CompactText.codes(row.findText("ancestors")));
        return Map.of(code, community);
    }

    private static @Nullable SourceVersion source(Row row, String part) {
        var event = row.findId(part + "_event");
        return event == null ? null : new SourceVersion(event, row.getLong(part + "_version"));
    }
}
