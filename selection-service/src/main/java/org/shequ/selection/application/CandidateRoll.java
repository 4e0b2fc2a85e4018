package org.shequ.selection.application;

import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.problem.Words;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The people of a round, each under the candidate number (考生编号): in the order of registering from 1, as in the round's
 * record. A number is settled once registration has ended.
 */
@ApplicationScoped
public class CandidateRoll {

    private static final int MOST_NAMED = 10;

    private static final String NUMBERED = """
            SELECT * FROM (
                SELECT row_number() OVER (ORDER BY g.id)::int AS candidate_number, g.id, g.name, g.unit_code, g.status,
                       p.number AS position
                FROM registrations g JOIN positions p ON p.id = g.position_id WHERE g.round_id = ?) numbered""";

    private final Database database;

    public CandidateRoll(Database database) {
        this.database = database;
    }

    /**
     * Somebody on the roll.
     *
     * @param name in full; masked wherever it is shown
     * @param position its number within the round
     */
    public record Entry(
            int number, UUID registrationId, String name, String unitCode, int position, RegistrationStatus status) {}

    /** Some of them for a refusal's text, each with what is to be said of it: {@code 3 张*: …, 7 李*: …}. */
    public static Words words(List<Entry> entries, Function<Entry, Words> said) {
        return new Words(
                listed(entries, "%d %s (%s)", said.andThen(Words::english), "; "),
                listed(entries, "%d号%s（%s）", said.andThen(Words::chinese), "；"));
    }

    private static String listed(List<Entry> entries, String pattern, Function<Entry, String> said, String between) {
        return entries.stream()
                        .limit(MOST_NAMED)
                        .map(entry -> pattern.formatted(entry.number(), Masking.name(entry.name()), said.apply(entry)))
                        .collect(Collectors.joining(between))
                + (entries.size() > MOST_NAMED ? between + "…" : "");
    }

    public List<Entry> of(UUID roundId) {
        return database.list(NUMBERED + " ORDER BY candidate_number", CandidateRoll::entry, roundId);
    }

    /** Those of some registrations. */
    public List<Entry> of(UUID roundId, Collection<UUID> registrations) {
        return registrations.isEmpty()
                ? List.of()
                : database.list(
                        NUMBERED + " WHERE id = ANY (?) ORDER BY candidate_number",
                        CandidateRoll::entry,
                        roundId,
                        registrations.toArray(UUID[]::new));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getInt("candidate_number"),
                row.getId("id"),
                row.getText("name"),
                row.getText("unit_code"),
                row.getInt("position"),
                row.getEnum("status", RegistrationStatus.class));
    }
}
