package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.disclosure.Contract.Parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values seen in answers, by the field that held them and by the list they stood in: with them the attacker fills paths and
 * filters. An id is no secret, so whoever looks from elsewhere may use it too.
 */
final class KnownValues {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST = 64;
    /** So many rounds, cycles and the like are all tried. */
    private static final int FEW = 12;

    private static final int MOST_CURSORS = 3;
    private static final int MOST_OF_A_NAME = 5_000;

    private final Map<String, Set<String>> byName = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Set<String>>> byList = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> cursors = new ConcurrentHashMap<>();
    private final Set<String> preferred = new LinkedHashSet<>();

    /** @param preferred what is tried before anything else: the canaries, their units */
    KnownValues(Collection<String> preferred) {
        this.preferred.addAll(preferred);
    }

    /** @param path without query */
    void learn(String path, JsonNode body) {
        learn(body);
        var items = body.path("items");
        if (items.isArray()) {
            var fields = byList.computeIfAbsent(path, list -> new ConcurrentHashMap<>());
            for (var item : items) {
                item.fields().forEachRemaining(field -> add(fields, field.getKey(), field.getValue()));
            }
        }
    }

    private void learn(JsonNode node) {
        node.fields().forEachRemaining(field -> {
            add(byName, field.getKey(), field.getValue());
            learn(field.getValue());
        });
        if (node.isArray()) {
            node.forEach(this::learn);
        }
    }

    private static void add(Map<String, Set<String>> into, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull() && value.asText().length() <= LONGEST) {
            var values = into.computeIfAbsent(name, field -> ConcurrentHashMap.newKeySet());
            if (values.size() < MOST_OF_A_NAME) {
                values.add(value.asText());
            }
        }
    }

    /** Keeps a cursor that was given to somebody for a call. */
    void cursor(String call, Viewpoint givenTo, String cursor) {
        cursors.computeIfAbsent(call, one -> new ConcurrentHashMap<>()).put(givenTo.title(), cursor);
    }

    /** Cursors that others were given for the same call. */
    List<String> cursorsOfOthers(String call, Viewpoint from) {
        return cursors.getOrDefault(call, Map.of()).entrySet().stream()
                .filter(cursor -> !cursor.getKey().equals(from.title()))
                .map(Map.Entry::getValue)
                .limit(MOST_CURSORS)
                .toList();
    }

    /** What may stand for a parameter of the path, after a collection. */
    List<String> inPath(String collection, Parameter parameter, int most) {
        var segment = collection.substring(collection.lastIndexOf('/') + 1);
        var singular = singular(segment);
        var fields = byList.getOrDefault(collection, Map.of());
        var found = new LinkedHashSet<>(parameter.values());
        for (var name : List.of(parameter.name(), "id", "code", "name")) {
            if (found.isEmpty()) {
                found.addAll(fields.getOrDefault(name, Set.of()));
            }
        }
        for (var name : List.of(singular + "Id", singular + "Code", parameter.name())) {
            if (found.isEmpty() || segment.equals("people")) {
                found.addAll(byName.getOrDefault(name, Set.of()));
            }
        }
        var uuids = parameter.schema().path("format").asText().equals("uuid");
        var values = found.stream()
                .filter(value -> !uuids || UUID.matcher(value).matches())
                .toList();
        return best(values.stream(), most > 0 && values.size() <= FEW ? FEW : most);
    }

    private static String singular(String segment) {
        return segment.equals("people")
                ? "person"
                : segment.replaceFirst("ies$", "y").replaceFirst("s$", "");
    }

    /** What may be asked of a filter: what the contract lists, what was seen under its name. */
    List<String> inQuery(Parameter parameter, int most) {
        var found = new ArrayList<>(parameter.values());
        if (found.isEmpty()) {
            for (var name : List.of("unit", "jurisdiction", "unitCode")) {
                if (parameter.name().equals(name)) {
                    found.addAll(preferred.stream()
                            .filter(value -> value.matches("\\d{6,12}"))
                            .toList());
                }
            }
            found.addAll(byName.getOrDefault(parameter.name(), Set.of()));
            found.addAll(byName.getOrDefault(parameter.name() + "Id", Set.of()));
        }
        return best(found.stream(), most);
    }

    private List<String> best(Stream<String> values, int most) {
        var all = values.distinct().toList();
        return Stream.concat(
                        preferred.stream().filter(all::contains),
                        all.stream().filter(value -> !preferred.contains(value)).limit(most))
                .toList();
    }
}
