package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The records of a scope as lists show them: how many are alike in what is shown of the person behind them. */
final class Crowd {
    private static final Pattern IDENTIFYING = Pattern.compile("name|sex|citizenId|phone|birth.*|age.*|ethnicity");

    private final Map<String, String> shown = new ConcurrentHashMap<>();

    void read(Reply reply) {
        for (var item : reply.body().path("items")) {
            if (reply.ok() && item.has("personnelNumber") && item.has("citizenId")) {
                shown.put(item.path("personnelNumber").asText(), record(item));
            }
        }
    }

    private static String record(JsonNode item) {
        var fields = new TreeMap<String, String>();
        item.fields().forEachRemaining(field -> {
            if (IDENTIFYING.matcher(field.getKey()).matches()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return fields.toString();
    }

    void count(Collection<Dossier> dossiers) {
        dossiers.forEach(dossier -> {
            var ours = shown.get(dossier.canary().personnelNumber());
            if (ours != null) {
                dossier.alike((int) shown.values().stream().filter(ours::equals).count(), ours);
            }
        });
    }
}
