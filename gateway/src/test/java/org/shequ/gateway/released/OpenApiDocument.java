package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** A document, and what its references point at. */
record OpenApiDocument(JsonNode root) {

    private static final String REF = "$ref";

    JsonNode resolved(JsonNode node) {
        var target = node;
        while (target.has(REF)) {
            target = target(target);
        }
        return target;
    }

    /** What the reference points at, whatever stands beside it. */
    JsonNode target(JsonNode node) {
        var found = root.at(node.path(REF).asText().substring(1));
        if (found.isMissingNode()) {
            throw new IllegalArgumentException("nothing is at " + node.path(REF).asText());
        }
        return found;
    }

    /** An operation's parameters, by what they are called: {@code query limit}. */
    Map<String, JsonNode> parameters(JsonNode operation) {
        var parameters = new TreeMap<String, JsonNode>();
        for (var parameter : operation.path("parameters")) {
            var resolved = resolved(parameter);
            parameters.put(
                    resolved.path("in").asText() + " parameter "
                            + resolved.path("name").asText(),
                    resolved);
        }
        return parameters;
    }
}
