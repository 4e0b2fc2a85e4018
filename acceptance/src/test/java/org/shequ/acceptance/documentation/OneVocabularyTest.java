package org.shequ.acceptance.documentation;

import org.junit.jupiter.api.Test;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A word that several modules use is defined once, in contracts: no enum stands in two modules, under one name or two. */
class OneVocabularyTest {

    private static final List<String> MODULES = List.of(
            "contracts",
            "token-kit",
            "service-kit",
            "test-kit",
            "deploy/local",
            "personnel-service",
            "assessment-service",
            "quota-service",
            "selection-service",
            "gateway",
            "acceptance");

    /** Alike by chance or by history; the published documents have each under its own name, and names there are final. */
    private static final Map<Set<String>, String> OWN_NAMES = Map.of(
            Set.of("MERGER", "SPLIT"), "UnitLineageKind and SuccessionKind",
            Set.of("PASS", "FAIL", "UNKNOWN"), "FrontPolicyVerdict and Outcome",
            Set.of("CONFIRMED", "FAILED"), "ProbationEndOutcome, and the outcome in the event");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern ENUM = Pattern.compile("\\benum (\\w+)[^{;]*\\{");
    private static final Pattern CONSTANT = Pattern.compile("(?:@\\w+\\s*)*([A-Z][A-Z0-9_]*)\\s*");

    /** @param name with the class that it is nested in */
    private record Words(String module, String name, Set<String> constants) {}

    @Test
    void no_enum_stands_in_two_modules() throws IOException {
        var project = StackOptions.standard().project();
        List<Words> all = new ArrayList<>();
        for (var module : MODULES) {
            all.addAll(enums(project, module));
        }
        List<String> faults = new ArrayList<>(shared(all, Words::name));
        all.removeIf(words -> OWN_NAMES.containsKey(words.constants()));
        faults.addAll(shared(all, words -> words.constants().toString()));
        assertEquals(List.of(), faults);
        assertTrue(all.size() > 100, "only " + all.size() + " enums were found");
    }

    @Test
    void what_is_read_of_a_source_is_its_constants() {
        var source = """
                /** One enum { OF_WORDS }. */
                enum Weather implements Named {
                    @Deprecated
                    RAIN("wet, \\"cold\\"", of(1, 2)) { int drops() { return 3; } },
                    /** Not, a constant. */
                    SUN;

                    private static final int OTHER = 1;
                }""";
        assertEquals(
                List.of(new Words("here", "Sky.Weather", Set.of("RAIN", "SUN"))), enumsIn("here", "Sky.java", source));
    }

    private static List<String> shared(List<Words> all, Function<Words, String> by) {
        Map<String, Set<String>> places = new TreeMap<>();
        for (var words : all) {
            places.computeIfAbsent(by.apply(words), key -> new TreeSet<>()).add(words.module() + " " + words.name());
        }
        return places.values().stream()
                .filter(found -> found.stream()
                                .map(place -> place.split(" ", 2)[0])
                                .distinct()
                                .count()
                        > 1)
                .map(Set::toString)
                .toList();
    }

    private static List<Words> enums(Path project, String module) throws IOException {
        List<Words> found = new ArrayList<>();
        try (var files = Files.walk(project.resolve(module).resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file ->
                            found.addAll(enumsIn(module, file.getFileName().toString(), read(file))));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Words> enumsIn(String module, String file, String text) {
        var source = COMMENT.matcher(TEXT.matcher(text).replaceAll("\"\"")).replaceAll("");
        var outer = file.replace(".java", "");
        return ENUM.matcher(source)
                .results()
                .map(found -> new Words(
                        module,
                        outer.equals(found.group(1)) ? outer : outer + "." + found.group(1),
                        constants(source.substring(found.end()))))
                .toList();
    }

    /** What stands between the commas of the body, up to its semicolon or end; arguments and bodies are passed over. */
    private static Set<String> constants(String body) {
        var plain = new StringBuilder();
        int depth = 0;
        for (char c : body.toCharArray()) {
            if (depth == 0 && (c == ';' || c == '}')) {
                break;
            }
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (depth == 0 && c != ')' && c != '}') {
                plain.append(c);
            }
        }
        Set<String> constants = new TreeSet<>();
        for (var part : plain.toString().split(",", -1)) {
            var constant = CONSTANT.matcher(part.strip());
            if (constant.lookingAt()) {
                constants.add(constant.group(1));
            }
        }
        return constants;
    }
}
