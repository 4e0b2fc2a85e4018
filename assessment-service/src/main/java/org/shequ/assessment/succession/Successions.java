package org.shequ.assessment.succession;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.succession.SuccessionResource.SuccessionView;
import org.shequ.assessment.succession.SuccessionResource.UnitView;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Mergers and splits on record. */
@ApplicationScoped
class Successions {

    private static final String WHOLE = """
            SELECT s.*, (SELECT json_agg(json_build_object('unitCode', u.unit_code, 'side', u.side, 'population',
                                                           u.population) ORDER BY u.side, u.unit_code)
                         FROM succession_units u WHERE u.succession_id = s.id)::text AS units,
                   (SELECT count(*)::int FROM result_versions v WHERE v.subject_kind = 'COMMUNITY' AND v.cause = s.id
                       AND v.subject IN (SELECT unit_code FROM succession_units u
                                          WHERE u.succession_id = s.id AND u.side = 'TO')) AS inherited
            FROM successions s
            """;

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
