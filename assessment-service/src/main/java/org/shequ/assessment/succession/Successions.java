package org.shequ.assessment.succession;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.succession.SuccessionResource.SuccessionView;
import org.shequ.assessment.succession.SuccessionResource.UnitView;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Mergers and splits on record. */
@ApplicationScoped
class Successions {

    private static final Statements SQL = Statements.of(Successions.class);

    private static final String WHOLE = SQL.text("whole-successions");

    private final Database database;
    private final Json json;

    Successions(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    SuccessionView get(UUID id) {
        return database.get(WHOLE + " WHERE s.id = ?", this::view, id);
    }

    List<SuccessionView> list(Scope scope, @Nullable String afterId, int limit) {
        return database.list(
                WHOLE + " WHERE s.jurisdiction LIKE ? || '%' AND (?::uuid IS NULL OR s.id > ?::uuid)"
                        + " ORDER BY s.id LIMIT ?",
                this::view,
                scope.prefix(),
                afterId,
                afterId,
                limit);
    }

    private SuccessionView view(Row row) {
        return new SuccessionView(
                row.getId("id"),
                row.getEnum("kind", SuccessionKind.class),
                row.getDate("effective_on"),
                row.getText("document_number"),
                json.read(row.getText("units"), new TypeReference<List<UnitView>>() {}),
                row.getInt("inherited"));
    }
}
