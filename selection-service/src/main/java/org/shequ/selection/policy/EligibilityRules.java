package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The versions of the rules. */
@ApplicationScoped
public class EligibilityRules {

    private final Database database;
    private final Json json;

    public EligibilityRules(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A rule with its place in the record. */
    record Recorded(EligibilityRule rule, @Nullable String documentNumber, String createdBy, Instant createdAt) {}

    /** The rule in force on a day: the highest version that is valid by then. */
    public EligibilityRule inForce(RoundKind kind, LocalDate day) {
        return database.find("""
                        SELECT * FROM eligibility_rules WHERE kind = ? AND valid_from <= ?
                        ORDER BY version DESC LIMIT 1""", this::recorded, kind, day)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .rule();
    }

    /** A version that a round was drafted with. */
    public EligibilityRule get(RoundKind kind, int version) {
        return find(kind, version)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .rule();
    }

    Optional<Recorded> find(RoundKind kind, int version) {
        return database.find(
                "SELECT * FROM eligibility_rules WHERE kind = ? AND version = ?", this::recorded, kind, version);
    }

    List<Recorded> list(@Nullable RoundKind kind, @Nullable String afterKind, int afterVersion, int limit) {
        return database.list("""
                SELECT * FROM eligibility_rules WHERE (?::text IS NULL OR kind = ?) AND (kind, version) > (?, ?)
                ORDER BY kind, version LIMIT ?""", this::recorded, kind, kind, afterKind == null ? "" : afterKind, afterVersion, limit);
    }

    /** Adds the next version; the lock on the kind's first version keeps two writers apart. */
    int add(EligibilityRule rule, String documentNumber, String createdBy, Instant createdAt) {
        database.list(
                "SELECT version FROM eligibility_rules WHERE kind = ? ORDER BY version LIMIT 1 FOR UPDATE",
                row -> row.getInt("version"),
                rule.kind());
        var next = (int) database.number(
                "SELECT coalesce(max(version), 0) + 1 FROM eligibility_rules WHERE kind = ?", rule.kind());
        database.update(
                """
                INSERT INTO eligibility_rules (kind, version, valid_from, origin_posts, groups, document_number,
                                               created_by, created_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
                rule.kind(),
                next,
                rule.validFrom(),
                rule.originPosts().stream().map(Post::name).sorted().toArray(String[]::new),
                RuleText.write(rule.groups()).toString(),
                documentNumber,
                createdBy,
                createdAt);
        return next;
    }

    private Recorded recorded(Row row) {
        var read = RuleText.read(json.read(row.getText("groups"), JsonNode.class), "/groups");
        if (!read.faults().isEmpty()) {
            throw new IllegalStateException("A recorded rule cannot be read: " + read.faults());
        }
        var rule = new EligibilityRule(
                row.getEnum("kind", RoundKind.class),
                row.getInt("version"),
                row.getDate("valid_from"),
                row.getTexts("origin_posts").stream().map(Post::valueOf).collect(Collectors.toSet()),
                read.groups());
        return new Recorded(
                rule, row.findText("document_number"), row.getText("created_by"), row.getInstant("created_at"));
    }
}
