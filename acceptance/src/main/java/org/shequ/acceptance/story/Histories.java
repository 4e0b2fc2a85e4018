package org.shequ.acceptance.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.shequ.local.LocalStack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What four services have on record, in a form that two runs of the same story share: people by their numbers, every other
 * id, moment, hash and sealed value as the fact that there is one. Days, grades, ranks, figures and words stay.
 */
public final class Histories {
    private static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");

    /** How the work was done, and not what came of it. */
    private static final Pattern MECHANISM = Pattern.compile(
            "event_.*|inbox_.*|outbox.*|published.*|idempoten.*|audit_.*|jobs?|job_.*|person_key.*|flyway.*|kit_.*|access_.*|looks.*|cursor.*|change_feed");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern SEALED =
            Pattern.compile("[\\w-]+:[A-Za-z0-9+/]{30,}={0,2}|\\\\x[0-9a-f]{16,}|[0-9a-f]{32,}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, Integer>> tables = new TreeMap<>();

    private Histories() {}

    /** As of now; what is still on its way is not waited for. */
    public static Histories of(LocalStack stack) {
        var found = new Histories();
        try {
            Map<String, String> people = new HashMap<>();
            try (var personnel = connect(stack, "personnel");
                    var query = personnel.prepareStatement("SELECT id::text, personnel_number FROM people");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    people.put(rows.getString(1), rows.getString(2));
                }
            }
            for (var service : SERVICES) {
                try (var connection = connect(stack, service)) {
                    for (var table : tables(connection)) {
                        found.tables.put(service + "." + table, lines(connection, table, people));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static Connection connect(LocalStack stack, String service) throws SQLException {
        var database = stack.database(service);
        return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement("""
                        SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema::regnamespace
                        AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1""");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                if (!MECHANISM.matcher(rows.getString(1)).matches()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static Map<String, Integer> lines(Connection connection, String table, Map<String, String> people)
            throws SQLException {
        var lines = new TreeMap<String, Integer>();
        try (var query = connection.prepareStatement("SELECT to_jsonb(t)::text FROM \"" + table + "\" t");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                lines.merge(plain(JSON.readTree(rows.getString(1)), people).toString(), 1, Integer::sum);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(table, e);
        }
        return lines;
    }

    private static JsonNode plain(JsonNode node, Map<String, String> people) {
        if (node instanceof ObjectNode object) {
            object.remove("traceparent"); // under which the request was traced
            object.properties()
                    .forEach(field ->
                            field.setValue(numbered(field) ? TextNode.valueOf("id") : plain(field.getValue(), people)));
            return object;
        }
        if (node instanceof ArrayNode array) {
            var elements = new ArrayList<JsonNode>();
            array.forEach(element -> elements.add(plain(element, people)));
            if (elements.stream().allMatch(JsonNode::isTextual)) {
                elements.sort(Comparator.comparing(JsonNode::asText)); // a set of constants, in the order of a hash
            }
            return JSON.createArrayNode().addAll(elements);
        }
        return node.isTextual() ? TextNode.valueOf(plain(node.asText(), people)) : node;
    }

    /** Counted by the database in the order in which rows came. */
    private static boolean numbered(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals("id") && field.getValue().isNumber();
    }

    private static String plain(String text, Map<String, String> people) {
        var named = ID.matcher(text).replaceAll(id -> Matcher.quoteReplacement(people.getOrDefault(id.group(), "id")));
        return SEALED.matcher(MOMENT.matcher(named).replaceAll("moment")).replaceAll("sealed");
    }

    public long rows() {
        return tables.values().stream()
                .flatMap(lines -> lines.values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    /**
     * What this has and the other lacks, and the other way round.
     *
     * @param most shown of each table and direction
     */
    public List<String> differences(Histories other, int most) {
        var differences = new ArrayList<String>();
        var names = new TreeSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        for (var name : names) {
            var mine = tables.getOrDefault(name, Map.of());
            var theirs = other.tables.getOrDefault(name, Map.of());
            more(name + " only the first: ", mine, theirs, most, differences);
            more(name + " only the second: ", theirs, mine, most, differences);
        }
        return differences;
    }

    private static void more(
            String what, Map<String, Integer> these, Map<String, Integer> those, int most, List<String> differences) {
        var lines = these.entrySet().stream()
                .filter(line -> line.getValue() > those.getOrDefault(line.getKey(), 0))
                .map(Map.Entry::getKey)
                .toList();
        lines.stream().limit(most).forEach(line -> differences.add(what + line));
        if (lines.size() > most) {
            differences.add(what + (lines.size() - most) + " more");
        }
    }
}
