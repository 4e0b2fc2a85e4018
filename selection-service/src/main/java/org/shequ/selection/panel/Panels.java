package org.shequ.selection.panel;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.selection.eligibility.PanelMember;
import org.shequ.selection.personnelfeed.Relatives;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The panels of the rounds: everybody who acts in one, each with one duty. */
@ApplicationScoped
public class Panels {

    private final Database database;
    private final Relatives relatives;

    public Panels(Database database, Relatives relatives) {
        this.database = database;
        this.relatives = relatives;
    }

    /**
     * @param subject of the token
     * @param personId the own record, by which relatives are found; null for somebody from outside
     * @param declaration document that declares that there is no relative among the candidates
     */
    public record Member(
            String subject,
            Duty duty,
            @Nullable UUID personId,
            @Nullable String declaration) {

        PanelMember with(Map<UUID, Set<UUID>> told) {
            return new PanelMember(
                    subject, personId, personId == null ? null : told.get(personId), declaration != null);
        }
    }

    /** In the order of duties and subjects; empty while the panel has not been named. */
    public List<Member> of(UUID roundId) {
        return database.list(
                "SELECT * FROM panel_members WHERE round_id = ? ORDER BY duty, subject",
                row -> new Member(
                        row.getText("subject"),
                        row.getEnum("duty", Duty.class),
                        row.findId("person_id"),
                        row.findText("declaration")),
                roundId);
    }

    /** The members with what is known of their relatives; null while the panel has not been named. */
    public @Nullable List<PanelMember> known(UUID roundId) {
        var members = of(roundId);
        return members.isEmpty() ? null : known(members);
    }

    List<PanelMember> known(List<Member> members) {
        var told = relatives.of(
                members.stream().map(Member::personId).filter(Objects::nonNull).toList());
        return members.stream().map(member -> member.with(told)).toList();
    }

    void replace(UUID roundId, List<Member> members, String by, Instant at) {
        database.update("DELETE FROM panel_members WHERE round_id = ?", roundId);
        database.updateEach("""
                INSERT INTO panel_members (round_id, subject, duty, person_id, declaration, named_by, named_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", members, member -> new @Nullable Object[] {
            roundId, member.subject(), member.duty(), member.personId(), member.declaration(), by, at
        });
    }

    /** Whoever has acted in a round already, with the duty in which they did. */
    Map<String, Duty> acted(UUID roundId) {
        Map<String, Duty> acted = new HashMap<>();
        database.list(
                        """
                        SELECT DISTINCT scorer AS subject, 'EXAMINER' AS duty FROM score_entries WHERE round_id = ?
                        UNION SELECT published_by, 'PUBLISHER' FROM notices WHERE round_id = ?
                        UNION SELECT decided_by, 'DECIDER' FROM appointments WHERE round_id = ?
                        UNION SELECT drafted_by, 'OFFICER' FROM rounds WHERE id = ?""",
                        row -> Map.entry(row.getText("subject"), row.getEnum("duty", Duty.class)),
                        roundId,
                        roundId,
                        roundId,
                        roundId)
                .forEach(entry -> acted.put(entry.getKey(), entry.getValue()));
        return acted;
    }

    /** The people who are in the round and not out of it, each with the own registration. */
    Map<UUID, UUID> candidates(UUID roundId) {
        Map<UUID, UUID> candidates = new HashMap<>();
        database.list("""
                        SELECT person_id, id FROM registrations
                        WHERE round_id = ? AND status IN ('REGISTERED', 'ADMITTED', 'APPOINTED')""", row -> Map.entry(row.getId("person_id"), row.getId("id")), roundId)
                .forEach(entry -> candidates.put(entry.getKey(), entry.getValue()));
        return candidates;
    }
}
