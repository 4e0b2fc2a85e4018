package org.shequ.acceptance.fault;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A command that was answered with success: the request's state that the answer showed.
 *
 * @param unitCode the community whose places they are
 * @param version of the request after it
 * @param places status by place
 */
record Acknowledged(UUID request, String unitCode, long version, Map<String, String> places) {

    static Acknowledged of(JsonNode view) {
        return new Acknowledged(
                UUID.fromString(view.path("id").asText()),
                view.path("unitCode").asText(),
                view.path("version").asLong(),
                placesOf(view));
    }

    private static Map<String, String> placesOf(JsonNode view) {
        Map<String, String> places = new TreeMap<>();
        view.path("places")
                .forEach(place -> places.put(
                        place.path("id").asText(), place.path("status").asText()));
        return places;
    }

    /** Whether any place of it may still be moved on. */
    boolean inHand() {
        return places.values().stream()
                .anyMatch(status -> status.equals("HELD") || status.equals("LOCKED") || status.equals("CONFIRMED"));
    }

    String firstIn(String status) {
        return places.entrySet().stream()
                .filter(place -> place.getValue().equals(status))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
