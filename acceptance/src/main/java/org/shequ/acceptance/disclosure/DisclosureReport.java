package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.shequ.acceptance.disclosure.Findings.Row;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the attack came to, for readers and for programs. */
public final class DisclosureReport {
    private final Findings findings;
    private final List<Canary> canaries;
    private final List<String> refused;

    DisclosureReport(Findings findings, List<Canary> canaries, List<String> refused) {
        this.findings = findings;
        this.canaries = canaries;
        this.refused = refused;
    }

    /** Whether anybody was found out. */
    public boolean red() {
        return findings.red();
    }

    /** Records that the suite did not take, so that nothing is proved about them. */
    public List<String> unmade() {
        return List.copyOf(refused);
    }

    /** One line for each field and viewpoint that gave too much. */
    public List<String> redLines() {
        return findings.redRows().stream()
                .map(row -> row.viewpoint() + ": " + row.field() + " of " + row.canary() + ", " + count(row.left())
                        + " left, by " + String.join(" | ", row.from()))
                .toList();
    }

    /** The table: what is left to guess, by viewpoint and field. */
    public String table() {
        var text = new StringBuilder();
        text.append("%-34s %-12s %14s  %s%n".formatted("viewpoint", "field", "left to guess", "of whom, by what"));
        for (var row : findings.rows()) {
            text.append(line(row));
            if (row.red() || row.from().size() > 1) {
                row.from().forEach(from -> text.append("      ").append(from).append('\n'));
            }
        }
        text.append(red() ? "RED: somebody was found out\n" : "GREEN: nobody was found out\n");
        return text.toString();
    }

    private static String line(Row row) {
        var first = row.from().isEmpty() ? "" : row.from().getFirst();
        return "%-34s %-12s %14s %s%s%n"
                .formatted(
                        row.viewpoint(),
                        row.field(),
                        count(row.left()),
                        row.red() ? "!" : " ",
                        row.canary() + (row.red() ? "" : "  " + first));
    }

    private static String count(double left) {
        return Double.isInfinite(left) ? "unseen" : String.format(Locale.ROOT, "%,.0f", left);
    }

    /** The same as JSON. */
    public String json() {
        var rows = findings.rows().stream()
                .map(row -> Map.of(
                        "viewpoint", row.viewpoint(),
                        "field", row.field().name(),
                        "left", Double.isInfinite(row.left()) ? "unseen" : row.left(),
                        "canary", row.canary(),
                        "red", row.red(),
                        "from", row.from()))
                .toList();
        var people = canaries.stream()
                .map(canary -> Map.of("mark", canary.mark(), "about", canary.about()))
                .toList();
        try {
            return Reply.JSON
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(
                            Map.of("red", red(), "canaries", people, "rows", rows, "recordsRefused", refused));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
