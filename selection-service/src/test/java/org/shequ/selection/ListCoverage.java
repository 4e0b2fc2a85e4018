package org.shequ.selection;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.ListRules;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class ListCoverage {

    @Test
    void every_list_counts_what_is_on_its_pages() {
        assertEquals(List.of(), ListRules.miscounted(Path.of("../contracts/openapi/selection.json")));
    }
}
