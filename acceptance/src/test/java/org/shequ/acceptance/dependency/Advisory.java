package org.shequ.acceptance.dependency;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of {@code docs/advisories.tsv}.
 *
 * @param artefact {@code groupId:artifactId}
 * @param from the first version that is affected
 * @param fixed the first one after it that is not
 * @param excused whether it is known to be open, for a reason that stands beside it
 */
record Advisory(LocalDate published, String name, String artefact, String from, String fixed, boolean excused) {

    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int EXCUSED_ON = 6;

    /** The lines that are not comments. */
    static List<Advisory> read(Stream<String> lines) {
        return lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Advisory::of)
                .toList();
    }

    private static Advisory of(String line) {
        var cells = TAB.split(line, -1);
        if ((cells.length != EXCUSED_ON && cells.length != EXCUSED_ON + 2)
                || Arrays.stream(cells).anyMatch(String::isBlank)
                || !cells[2].matches("[^:]+:[^:]+")
                || compare(cells[3], cells[4]) >= 0) {
            throw new IllegalArgumentException("not a line of advisories: " + line);
        }
        var excused = cells.length > EXCUSED_ON;
        if (excused) {
            LocalDate.parse(cells[EXCUSED_ON]);
        }
        return new Advisory(LocalDate.parse(cells[0]), cells[1], cells[2], cells[3], cells[4], excused);
    }

    /** The version of the artefact that a packaged file holds, {@code groupId.artifactId-version.jar}; empty for others. */
    Optional<String> versionIn(String file) {
        var found = Pattern.compile(Pattern.quote(artefact.replace(':', '.')) + "-([0-9][0-9.]*).*\\.jar")
                .matcher(file);
        return found.matches() ? Optional.of(found.group(1).replaceFirst("\\.$", "")) : Optional.empty();
    }

    boolean affects(String version) {
        return compare(version, from) >= 0 && compare(version, fixed) < 0;
    }

    private static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return DOT.splitAsStream(version).mapToInt(Integer::parseInt).toArray();
    }
}
