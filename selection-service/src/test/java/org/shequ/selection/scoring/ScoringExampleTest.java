package org.shequ.selection.scoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The worked example of docs/selection.md is what the rule computes. */
class ScoringExampleTest {

    private static final int WRITTEN_PERCENT = 60;
    private static final BigDecimal BONUS_CAP = new BigDecimal("5");
    private static final int COLUMNS = 12;

    private static String section() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "selection.md"));
        var from = page.indexOf("## Totals and ties");
        return page.substring(from, page.indexOf("\n## ", from + 1));
    }

    private static List<List<String>> rows(String section) {
        return section.lines()
                .filter(line -> line.matches("\\| \\d.*"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .skip(1)
                        .limit(COLUMNS)
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @Test
    void the_worked_example_is_what_the_rule_computes() throws IOException {
        var section = section();
        var from = section.indexOf("```json") + "```json".length();
        var rule =
                new ObjectMapper().readValue(section.substring(from, section.indexOf("```", from)), ScoringRule.class);
        assertEquals(List.of(), rule.faults());
        var rows = rows(section);
        assertEquals(8, rows.size());
        var totals = rows.stream().collect(Collectors.toMap(List::getFirst, row -> total(rule, row)));
        var contenders = rows.stream()
                .map(row -> contender(row, Objects.requireNonNull(totals.get(row.getFirst()))))
                .toList();
        var ranked = Ranking.rank(rule, contenders).stream()
                .collect(Collectors.toMap(one -> one.contender().registrationId(), Function.identity()));
        for (var row : rows) {
            var total = Objects.requireNonNull(totals.get(row.getFirst()));
            var standing = Objects.requireNonNull(ranked.get(id(row)));
            List<String> computed = new ArrayList<>(row.subList(0, 6));
            computed.add(total.written() + " + " + total.interview());
            computed.add(total.exact().toPlainString());
            computed.add(total.total().toPlainString());
            computed.add(String.valueOf(standing.rank()));
            computed.add(String.valueOf(standing.line()));
            computed.add(standing.tieBreak().name());
            assertEquals(row, computed);
        }
    }

    private static TotalScore total(ScoringRule rule, List<String> row) {
        return new Totals()
                .of(
                        rule,
                        WRITTEN_PERCENT,
                        new BigDecimal(row.get(1)),
                        new BigDecimal(row.get(2)),
                        new BigDecimal(row.get(3)),
                        BONUS_CAP);
    }

    private static Contender contender(List<String> row, TotalScore total) {
        return new Contender(
                id(row),
                total.exact(),
                total.total(),
                new TieFacts(
                        new BigDecimal(row.get(1)),
                        new BigDecimal(row.get(2)),
                        Background.certified(Integer.parseInt(row.get(4))),
                        row.get(5).isEmpty() ? null : new BigDecimal(row.get(5)),
                        null));
    }

    private static UUID id(List<String> row) {
        return new UUID(0, Long.parseLong(row.getFirst()));
    }
}
