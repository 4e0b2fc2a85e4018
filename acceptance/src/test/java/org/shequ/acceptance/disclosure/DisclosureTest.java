package org.shequ.acceptance.disclosure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.acceptance.disclosure.DisclosureProof.Extent;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The attack on a whole stack of its own, from the viewpoints that see most; {@code ./shequ bench disclosure} is all of it. */
class DisclosureTest {
    /** Known, and on their way to be closed: this list becomes empty and goes. */
    private static final List<String> STILL_OPEN = List.of(
            "events: CITIZEN_ID",
            "events: BIRTH_DATE",
            "events: NAME",
            "by 处分  <- GET /personnel",
            "by 结案  <- GET /personnel",
            "by 更正  <- GET /assessment",
            "by 理由  <- GET /selection",
            "by 退出  <- GET /selection",
            "by 异议  <- GET /selection",
            "by 答复  <- GET /selection",
            "by 申诉  <- GET /assessment",
            "by 裁定  <- GET /assessment");

    @Test
    void nobody_without_a_purpose_finds_out_who_somebody_is(@TempDir Path home) {
        try (var stack = LocalStack.start(StackOptions.forTests(home))) {
            var report = new DisclosureProof(stack, Extent.small(), System.out).run();
            System.out.print(report.table());
            assertEquals(List.of(), report.unmade(), "records without a canary");
            var unheard = report.redLines().stream()
                    .filter(line -> STILL_OPEN.stream().noneMatch(line::contains))
                    .toList();
            assertEquals(List.of(), unheard);
        }
    }
}
