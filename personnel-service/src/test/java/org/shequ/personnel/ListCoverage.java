package org.shequ.personnel;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.ListRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class ListCoverage {

    /** Whoever looks who has looked stands in the list too. */
    private static final Set<String> GROWING = Set.of("listPersonalDataAccesses");

    @Test
    void every_list_counts_what_is_on_its_pages() {
        assertEquals(List.of(), ListRules.miscounted(Path.of("../contracts/openapi/personnel.json"), GROWING));
    }
}
