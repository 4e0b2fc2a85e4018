package org.shequ.personnel.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.personnel.dossier.DossierEntries;
import org.shequ.personnel.dossier.DossierEntryKind;
import org.shequ.personnel.dossier.Entry;
import org.shequ.personnel.relatives.RelativeTie;
import org.shequ.personnel.relatives.RelativeTies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Everything that is held about one person beside the record itself, table by table, superseded rows included: what was
 * believed once is held too. Of looks and log entries the newest thousand of each.
 */
@ApplicationScoped
class PersonExtract {

    private static final int NEWEST = 1_000;

    private static final String HELD =
            "id, revision, lower(held) AS from_day, upper(held) AS to_day, from_month, to_month, order_number, appointment_id,"
                    + " recorded_from, recorded_to, recorded_by";

    private final Database database;
    private final DossierEntries entries;
    private final RelativeTies ties;
    private final Json json;

    PersonExtract(Database database, DossierEntries entries, RelativeTies ties, Json json) {
        this.database = database;
        this.entries = entries;
        this.ties = ties;
        this.json = json;
    }

    /** A part of the extract: its name, its names for people, and its rows. */
    record Section(String name, String en, String zh, List<JsonNode> rows) {}

    private record Source(String name, String en, String zh, String table, int references) {}

    private static final List<Source> SOURCES = List.of(
            new Source(
                    "assignments",
                    "Posts",
                    "任职",
                    "SELECT " + HELD + ", unit_code, post, is_primary, end_reason FROM assignments WHERE person_id = ?"
                            + " ORDER BY lower(held), id, revision",
                    1),
            new Source(
                    "identities",
                    "Identities",
                    "身份",
                    "SELECT " + HELD + ", kind FROM identities WHERE person_id = ? ORDER BY lower(held), id, revision",
                    1),
            new Source(
                    "reserveMemberships",
                    "Reserve pool",
                    "后备人才库",
                    "SELECT " + HELD
                            + " FROM reserve_memberships WHERE person_id = ? ORDER BY lower(held), id, revision",
                    1),
            new Source(
                    "reserveReviews",
                    "Reserve reviews",
                    "后备年度审核",
                    "SELECT * FROM reserve_reviews WHERE person_id = ? ORDER BY reviewed_on, id",
                    1),
            new Source(
                    "payRecords",
                    "Pay",
                    "岗位等级",
                    "SELECT id, revision, scheme, grade, policy_id, lower(held) AS from_day, upper(held) AS to_day, cause,"
                            + " terms, recorded_from, recorded_to FROM pay_records WHERE person_id = ?"
                            + " ORDER BY lower(held), id, revision",
                    1),
            new Source(
                    "failedYears",
                    "Years assessed as failed",
                    "年度考核不合格年份",
                    "SELECT f.year, f.from AS from_day, f.until AS until_day FROM failed_years,"
                            + " jsonb_to_recordset(periods) AS f (year int, \"from\" date, until date)"
                            + " WHERE person_id = ? ORDER BY f.year, f.from",
                    1),
            new Source(
                    "formerLevels",
                    "Former education and certificates",
                    "原学历与职业资格",
                    "SELECT kind, level, from_day, until_day, recorded_from, recorded_to FROM former_levels"
                            + " WHERE person_id = ? ORDER BY until_day, recorded_from",
                    1),
            new Source(
                    "sanctions",
                    "Sanctions",
                    "处分",
                    "SELECT * FROM sanctions WHERE person_id = ? ORDER BY effective_from, id",
                    1),
            new Source(
                    "appointments",
                    "Appointments",
                    "任命",
                    "SELECT * FROM appointments WHERE person_id = ? ORDER BY effective_on, id",
                    1),
            new Source(
                    "mergers",
                    "Mergers of records",
                    "档案合并",
                    "SELECT * FROM person_mergers WHERE kept_id = ? OR merged_id = ? ORDER BY id",
                    2),
            new Source(
                    "accesses",
                    "Who saw the data in the clear",
                    "查阅记录",
                    "SELECT looked_at, actor, purpose, kind, fields FROM personal_data_accesses WHERE person_id = ?"
                            + " ORDER BY id DESC LIMIT " + NEWEST,
                    1),
            new Source(
                    "changes",
                    "Who changed what",
                    "变更记录",
                    "SELECT recorded_at, actor, action, details FROM audit_log WHERE subject_type = 'person'"
                            + " AND subject_id = ?::text ORDER BY recorded_at DESC LIMIT " + NEWEST,
                    1));

    /** @param toPerson for the person concerned: nothing of others, and not the matter of an investigation that runs */
    List<Section> of(UUID person, boolean toPerson) {
        List<Section> sections = new ArrayList<>();
        for (Source source : SOURCES) {
            Object[] references =
                    Collections.nCopies(source.references(), person).toArray();
            sections.add(new Section(
                    source.name(),
                    source.en(),
                    source.zh(),
                    database.list(
                            "SELECT to_jsonb(t)::text AS entry FROM (" + source.table() + ") t",
                            row -> json.read(row.getText("entry"), JsonNode.class),
                            references)));
        }
        sections.add(new Section(
                "dossier",
                "Honours, training, achievements, certificates, investigations",
                "表彰、培训、实绩、职业资格、立案审查",
                entries.of(person).stream()
                        .map(entry -> toPerson ? withoutRunningMatter(entry) : node(entry))
                        .toList()));
        sections.add(new Section(
                "relatives",
                "Relatives",
                "亲属关系",
                ties.of(person).stream()
                        .map(tie -> toPerson ? withoutRecords(tie) : node(tie))
                        .toList()));
        return sections;
    }

    private JsonNode withoutRunningMatter(Entry entry) {
        JsonNode node = node(entry);
        if (entry.kind() == DossierEntryKind.INVESTIGATION && entry.to() == null && node instanceof ObjectNode object) {
            object.remove("sealed");
        }
        return node;
    }

    private JsonNode withoutRecords(RelativeTie tie) {
        JsonNode node = node(tie);
        if (node instanceof ObjectNode object) {
            object.remove(List.of("personId", "relativeId"));
        }
        return node;
    }

    private JsonNode node(Object entry) {
        return json.read(json.write(entry), JsonNode.class);
    }

    /** Without what is the same in every row and says nothing to people. */
    static Map<String, JsonNode> shown(JsonNode row) {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        row.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()
                    && !field.getKey().equals("personId")
                    && !field.getKey().equals("person_id")) {
                shown.put(field.getKey(), field.getValue());
            }
        });
        return shown;
    }
}
