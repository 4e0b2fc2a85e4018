package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
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
import org.shequ.selection.eligibility.EligibilityRule;

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
    private final PolicyVersions<Recorded> versions;

    public EligibilityRules(Database database, Json json) {
        this.database = database;
        this.json = json;
        this.versions =
                new PolicyVersions<>(database, PolicyColumns.everywhere("eligibility_rules", "kind"), this::recorded);
    }

    /** A rule with its place in the record. */
    record Recorded(EligibilityRule rule, @Nullable String documentNumber, String createdBy, Instant createdAt) {}

    /** The rule in force on a day: of the versions that have begun the latest. */
    public EligibilityRule inForce(RoundKind kind, LocalDate day) {
        return versions.inForce(kind, day)
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

    List<Recorded> page(@Nullable RoundKind kind, Seek seek) {
        return versions.page(Scope.ALL, Narrowed.toSubject(kind), seek);
    }

    long count(@Nullable RoundKind kind) {
        return versions.count(Scope.ALL, Narrowed.toSubject(kind));
    }

    /** Adds the next version. */
    int add(EligibilityRule rule, String documentNumber, String createdBy, Instant createdAt) {
        var next = versions.nextNumber(rule.kind());
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
