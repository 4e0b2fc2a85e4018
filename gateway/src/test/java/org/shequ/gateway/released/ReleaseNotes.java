package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a release adds to the one before, read from the two documents; what breaks is no release of this version. */
final class ReleaseNotes {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String SCHEMAS = "/components/schemas";

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private ReleaseNotes() {}

    static ReleaseNotes between(JsonNode before, JsonNode now) {
        var notes = new ReleaseNotes();
        var olds = operations(before);
        var news = operations(now);
        news.forEach((name, operation) -> notes.operation(name, olds.get(name), operation));
        for (var schema : before.at(SCHEMAS).properties()) {
            notes.schema(schema.getKey(), schema.getValue(), now.at(SCHEMAS).path(schema.getKey()));
        }
        var known = events(before);
        events(now).stream()
                .filter(type -> !known.contains(type))
                .forEach(type -> notes.add("Events / 事件", "`" + type + "`"));
        return notes;
    }

    private void operation(String name, @Nullable JsonNode old, JsonNode recent) {
        if (old == null) {
            add("Operations / 操作", "`" + name + "`: " + recent.path("summary").asText());
            return;
        }
        if (recent.path("deprecated").asBoolean() && !old.path("deprecated").asBoolean()) {
            add("Deprecated / 弃用", "`" + name + "`");
        }
        added(parameters(old), parameters(recent))
                .forEach(parameter -> add("Parameters / 参数", "`" + name + "`: `" + parameter + "`"));
    }

    private void schema(String name, JsonNode old, JsonNode recent) {
        added(names(old.path("properties")), names(recent.path("properties")))
                .forEach(field -> add("Fields / 字段", "`" + name + "." + field + "`"));
        added(texts(old.path("enum")), texts(recent.path("enum")))
                .forEach(value -> add("Values / 取值", "`" + name + "." + value + "`"));
    }

    private void add(String section, String line) {
        sections.computeIfAbsent(section, key -> new ArrayList<>()).add(line);
    }

    /** As a page of Markdown. */
    String text(String version) {
        var page = new StringBuilder("# Interface " + version + " / 接口 " + version + "\n");
        if (sections.isEmpty()) {
            page.append("\nNothing was added. / 无新增内容。\n");
        }
        sections.forEach((title, lines) -> {
            page.append("\n## ").append(title).append("\n\n");
            lines.forEach(line -> page.append("- ").append(line).append('\n'));
        });
        return page.toString();
    }

    private static Map<String, JsonNode> operations(JsonNode document) {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(item -> METHODS.contains(item.getKey()))
                        .forEach(item -> operations.put(
                                path.getKey() + " " + item.getKey().toUpperCase(Locale.ROOT), item.getValue())));
        return operations;
    }

    private static Set<String> parameters(JsonNode operation) {
        var names = new TreeSet<String>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(
                        parameter.has("name")
                                ? parameter.path("name").asText()
                                : parameter.path("$ref").asText().replaceFirst(".*/", "")));
        return names;
    }

    private static Set<String> events(JsonNode document) {
        return texts(document.at(SCHEMAS + "/Change/if/properties/type/enum"));
    }

    private static Set<String> names(JsonNode properties) {
        var names = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> added(Set<String> before, Set<String> now) {
        var added = new TreeSet<>(now);
        added.removeAll(before);
        return added;
    }
}
