package org.shequ.assessment;

import org.shequ.testkit.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("org.shequ.assessment", "ranking", "scoring", "grading", "judgement");
    }
}
