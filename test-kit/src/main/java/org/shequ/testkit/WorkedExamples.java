package org.shequ.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The worked examples of {@code docs/recompute.md}: tables that follow a line {@code <!-- examples: name -->}. */
public final class WorkedExamples {

    private static final Path PAGE = Path.of("..", "docs", "recompute.md");

    private WorkedExamples() {}

    /** A row of a table. @param cells by the titles of their columns */
    public record Example(Map<String, String> cells) {

        public String text(String column) {
            return Objects.requireNonNull(cells.get(column), () -> "There is no column " + column);
        }

        public int number(String column) {
            return Integer.parseInt(text(column));
        }

        public LocalDate day(String column) {
            return LocalDate.parse(text(column));
        }

        /** What stands between commas. */
        public List<String> list(String column) {
            return List.of(text(column).split(", ", -1));
        }
    }

    /** The rows of a table in the order of the page. */
    public static List<Example> of(String name) {
        try {
            return in(Files.readAllLines(PAGE), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Example> in(List<String> page, String name) {
        var marker = page.indexOf("<!-- examples: " + name + " -->");
        if (marker < 0) {
            throw new IllegalArgumentException("The page has no examples " + name);
        }
        var table = page.subList(marker + 1, page.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(WorkedExamples::cells)
                .toList();
        var rows = table.stream()
                .skip(2)
                .map(cells -> row(table.getFirst(), cells))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The page has no rows of " + name);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Example row(List<String> titles, List<String> cells) {
        if (titles.size() != cells.size()) {
            throw new IllegalArgumentException(cells + " has not the columns " + titles);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (var i = 0; i < titles.size(); i++) {
            row.put(titles.get(i), cells.get(i));
        }
        return new Example(row);
    }
}
