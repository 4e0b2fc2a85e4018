package org.shequ.selection.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RuleTextTest {

    @Test
    void the_shipped_rules_are_read_and_written_alike() throws IOException {
        try (var file = RuleTextTest.class.getResourceAsStream("/db/migration/V2__default_policies.sql")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var matcher = Pattern.compile("'(\\[\\s*\\{\"anyOf\".*?\\}\\s*\\])'", Pattern.DOTALL)
                    .matcher(text);
            int rules = 0;
            while (matcher.find()) {
                var groups = json(matcher.group(1));
                var read = RuleText.read(groups, "/groups");
                assertTrue(read.faults().isEmpty(), () -> read.faults().toString());
                var again = RuleText.read(RuleText.write(read.groups()), "/groups");
                assertEquals(read.groups(), again.groups());
                rules++;
            }
            assertEquals(5, rules);
        }
    }

    @Test
    void every_fault_is_told_with_its_pointer() {
        var read = RuleText.read(json("""
                        [{"anyOf": [{"criterion": "TENURE_IN_POST", "posts": ["MAYOR"], "mode": "CONSECUTIVE", "months": 0}]},
                         {"anyOf": [{"criterion": "NO_SANCTION", "extra": 1}]},
                         {"anyOf": [{"criterion": "COMMUNITY_IN_FRONT", "years": 2, "needed": 3, "topPercent": 50}]},
                         {"anyOf": [{"criterion": "LUCK"}]},
                         {"anyOf": []}]"""), "/groups");
        assertEquals(
                List.of(
                        "/groups/0/anyOf/0/posts/0 ENUM",
                        "/groups/0/anyOf/0/months RANGE",
                        "/groups/1/anyOf/0 UNKNOWN_FIELD",
                        "/groups/2/anyOf/0/needed NEEDED",
                        "/groups/3/anyOf/0/criterion CRITERION",
                        "/groups/4 ANY_OF"),
                read.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.rule())
                        .toList());
    }

    @Test
    void ages_are_read_and_written_as_notices_print_them() {
        var groups = json("""
                [{"anyOf": [{"criterion": "BORN_BETWEEN", "from": "1985-01-01", "to": "2000-12-31"},
                            {"criterion": "AGE_AT_MOST", "male": 35, "female": 35, "lastDay": "BIRTHDAY"}]},
                 {"anyOf": [{"criterion": "AGE_AT_LEAST", "years": 18}]},
                 {"anyOf": [{"criterion": "AGE_AT_MOST", "male": 57, "female": 52}]}]""");
        var read = RuleText.read(groups, "/groups");
        assertEquals(List.of(), read.faults());
        assertEquals(groups, RuleText.write(read.groups()), "the default of lastDay is not written");
        var wrong = RuleText.read(json("""
                [{"anyOf": [{"criterion": "BORN_BETWEEN", "from": "2000-12-31", "to": "1985-01-01"},
                            {"criterion": "BORN_BETWEEN", "from": "1985", "to": 2000},
                            {"criterion": "AGE_AT_LEAST", "years": 3},
                            {"criterion": "AGE_AT_MOST", "male": 57, "female": 52, "lastDay": "NEVER"}]}]"""), "");
        assertEquals(
                List.of(
                        "/0/anyOf/0/to ORDER",
                        "/0/anyOf/1/from DATE",
                        "/0/anyOf/1/to DATE",
                        "/0/anyOf/2/years RANGE",
                        "/0/anyOf/3/lastDay ENUM"),
                wrong.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.rule())
                        .toList());
    }

    @Test
    void no_groups_are_no_rule() {
        assertEquals(
                "GROUPS",
                RuleText.read(json("[]"), "/groups").faults().getFirst().rule());
        assertEquals(
                "GROUPS",
                RuleText.read(json("{}"), "/groups").faults().getFirst().rule());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
