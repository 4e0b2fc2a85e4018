package org.shequ.assessment.recordmerger;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which record goes on in which. Mergers of different records arrive in any order, so that a ring can stand for a moment
 * (one was reversed and the other way round recorded, received late): its records stand by themselves until it is broken.
 *
 * @param into by record, the one that it was merged into
 */
record Lineage(Map<String, String> into) {

    Lineage {
        into = Map.copyOf(into);
    }

    /** The record that all of this one counts for. */
    String personOf(String record) {
        Set<String> passed = new HashSet<>();
        String at = record;
        while (passed.add(at)) {
            String next = into.get(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return record;
    }
}
