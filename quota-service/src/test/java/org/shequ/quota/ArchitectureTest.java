package org.shequ.quota;

import org.shequ.testkit.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("org.shequ.quota", "apportionment", "counting", "retirement", "vacancy");
    }
}
