package org.shequ.personnel;

import org.shequ.testkit.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "org.shequ.personnel",
                "vocabulary",
                "career",
                "tenure",
                "ladder",
                "paygrade",
                "citizen",
                "avoidance",
                "life");
    }
}
