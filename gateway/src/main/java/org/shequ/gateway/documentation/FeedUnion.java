package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Each service's document says of the change feed which events are its own; the entry of the feed is one type for all, and
 * so says in the merged document which events there are.
 */
final class FeedUnion {

    private static final String CHANGE = "/components/schemas/Change";
    private static final String KNOWN = "/if/properties/type/enum";
    private static final String ALTERNATIVES = "/then/oneOf";

    private FeedUnion() {}

    /** Gives every document the union of all; the documents are changed. */
    static void unite(Collection<ObjectNode> documents) {
        var known = new ArrayList<JsonNode>();
        var alternatives = new ArrayList<JsonNode>();
        for (var document : documents) {
            document.at(CHANGE + KNOWN).forEach(known::add);
            document.at(CHANGE + ALTERNATIVES).forEach(alternatives::add);
        }
        for (var document : documents) {
            if (document.at(CHANGE + "/then") instanceof ObjectNode) {
                replace((ObjectNode) document.at(CHANGE), KNOWN, known);
                replace((ObjectNode) document.at(CHANGE), ALTERNATIVES, alternatives);
            }
        }
    }

    private static void replace(ObjectNode change, String at, List<JsonNode> all) {
        change.withArray(at).removeAll().addAll(all);
    }
}
