package org.shequ.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What must hold for the lists of a service, by what its tests read ({@link ListTrace}). One line per fault. */
public final class ListRules {

    private static final int UNREAD_ONE_IN = 4;

    private ListRules() {}

    /**
     * Lists whose total was not the number of their items; and, where more than a quarter of those that offer {@code count}
     * in the interface document were not counted by any test with rows in them, these too.
     */
    public static List<String> miscounted(Path document) {
        return miscounted(document, Set.of());
    }

    /** @param growing operationIds of lists that every look adds to, so that no two pages of them agree */
    public static List<String> miscounted(Path document, Set<String> growing) {
        try {
            var seen = Files.readAllLines(ListTrace.FILE).stream()
                    .filter(line -> growing.stream().noneMatch(list -> line.startsWith(list + "\twrong\t")))
                    .toList();
            return miscounted(lists(document), seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> miscounted(Set<String> lists, List<String> seen) {
        var faults = new ArrayList<String>();
        var unread = lists.stream()
                .filter(list -> seen.stream().noneMatch(line -> line.startsWith(list + "\tcounted\t")))
                .toList();
        if (unread.size() * UNREAD_ONE_IN > lists.size()) {
            unread.forEach(list -> faults.add(list + ": no test has read it with rows and found its total"));
        }
        seen.stream()
                .filter(line -> line.contains("\twrong\t"))
                .map(line -> line.replace('\t', ' '))
                .forEach(faults::add);
        return faults;
    }

    private static Set<String> lists(Path document) throws IOException {
        var found = new TreeSet<String>();
        for (var path :
                new ObjectMapper().readTree(document.toFile()).path("paths").properties()) {
            var operation = path.getValue().path("get");
            if (OpenApiConformance.hasParameter(operation, "count")) {
                found.add(operation.path("operationId").asText());
            }
        }
        return found;
    }

    /** @param totals what each page said, null where it said nothing */
    static String line(String operation, int items, List<@Nullable Integer> totals, String test) {
        if (!totals.stream().allMatch(total -> Objects.equals(total, items))) {
            return operation + "\twrong\t" + items + " items, totals " + totals + " in " + test;
        }
        return operation + (items == 0 ? "\tempty\t" : "\tcounted\t") + items;
    }
}
