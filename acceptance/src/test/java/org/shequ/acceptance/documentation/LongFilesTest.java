package org.shequ.acceptance.documentation;

import org.junit.jupiter.api.Test;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The page of the architecture names every long file with its reason, and no other. */
class LongFilesTest {

    private static final int MOST_LINES = 300;
    private static final Pattern NAMED = Pattern.compile("(?m)^\\| `([\\w/-]+)/…/([\\w/]+\\.java)` \\| [^|]+ \\|$");

    @Test
    void files_of_more_than_300_lines_are_those_that_the_architecture_gives_reasons_for() throws IOException {
        var project = StackOptions.standard().project();
        var named = new TreeSet<String>();
        NAMED.matcher(Files.readString(project.resolve("docs/architecture.md")))
                .results()
                .forEach(row -> named.add(row.group(1) + " " + row.group(2)));
        assertTrue(named.size() > 3, "only " + named + " were found");
        try (var files = Files.walk(project)) {
            var tooLong = files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(LongFilesTest::isLong)
                    .map(file -> project.relativize(file).toString())
                    .map(file -> named.stream()
                            .filter(one -> isNamed(one, file))
                            .findFirst()
                            .orElse(file))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(named, tooLong);
        }
    }

    /** By module and by the end of the path. */
    private static boolean isNamed(String one, String file) {
        var moduleAndEnd = one.split(" ", 2);
        return file.startsWith(moduleAndEnd[0] + "/") && file.endsWith("/" + moduleAndEnd[1]);
    }

    private static boolean isLong(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count() > MOST_LINES;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
