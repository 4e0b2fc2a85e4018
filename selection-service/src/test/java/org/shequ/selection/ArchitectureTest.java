package org.shequ.selection;

import org.shequ.testkit.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("org.shequ.selection", "eligibility", "scoring", "vocabulary");
    }
}
