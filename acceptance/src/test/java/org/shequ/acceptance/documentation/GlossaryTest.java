package org.shequ.acceptance.documentation;

import org.junit.jupiter.api.Test;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The glossary says of each term where it lives: it must live there. */
class GlossaryTest {

    private static final Map<String, String> MODULES = Map.of(
            "personnel", "personnel-service",
            "assessment", "assessment-service",
            "quota", "quota-service",
            "selection", "selection-service",
            "kit", "service-kit",
            "contracts", "contracts");
    private static final Pattern WHERE = Pattern.compile("\\| (\\w+) (`[^|]+`) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void every_term_has_its_chinese_and_lives_where_it_says() throws IOException {
        var project = StackOptions.standard().project();
        var faults = new ArrayList<String>();
        var terms = 0;
        for (var line : Files.readAllLines(project.resolve("docs/domain.md"))) {
            var where = WHERE.matcher(line);
            if (!where.find()) {
                continue;
            }
            terms++;
            var columns = line.split("\\|", -1);
            if (!HAN.matcher(columns[2]).find()) {
                faults.add("no Chinese: " + line);
            }
            var classes = classes(project.resolve(MODULES.getOrDefault(where.group(1), "nowhere")));
            NAME.matcher(where.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !classes.contains(name))
                    .forEach(name -> faults.add(name + " does not live in " + where.group(1)));
        }
        assertEquals(List.of(), faults);
        assertTrue(terms > 60, "only " + terms + " terms were found");
    }

    private static List<String> classes(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src/main/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toList());
        }
    }
}
