package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * How many sheets are in, and which classes of raters are still short about whom. The database counts each subject's sheets
 * by class; what is short, {@link RaterClass} says, as in the calibration.
 */
@ApplicationScoped
public class Completeness {

    private static final int AT_ONCE = 5_000;

    private static final String JUDGED =
            " FROM cycle_subjects WHERE cycle_id = ? AND withdrawn_reason IS NULL AND unit_code LIKE ? || '%'";

    /** What there is about each subject {@code s}, found in the sheets of that subject alone; one row, also without any. */
    private static final String COUNTED = """
             CROSS JOIN LATERAL (SELECT %s FROM sheets h WHERE h.cycle_id = ? AND h.subject = s.subject) n
            """;

    private final Database database;

    Completeness(Database database) {
        this.database = database;
    }

    /** One unit's progress: the subdistrict of the subjects. */
    record UnitProgress(String unitCode, int subjects, int complete, long sheets, long missing) {

        private UnitProgress and(List<RaterClass> classes, List<ClassSum> sums) {
            var isShort = false;
            var more = 0L;
            var wanted = 0L;
            for (int i = 0; i < classes.size(); i++) {
                isShort |= classes.get(i).isShort(sums.get(i));
                more += sums.get(i).raters();
                wanted += classes.get(i).missing(sums.get(i));
            }
            return new UnitProgress(
                    unitCode, subjects + 1, complete + (isShort ? 0 : 1), sheets + more, missing + wanted);
        }
    }

    /** Counts only the sheets of the units that are shown: what a page costs does not grow with the province. */
    @Transactional
    List<UnitProgress> progress(UUID cycleId, List<RaterClass> classes, Scope scope, String after, int limit) {
        Map<String, UnitProgress> units = new TreeMap<>();
        database.each(
                "WITH shown AS MATERIALIZED (SELECT DISTINCT left(unit_code, 9) AS unit" + JUDGED
                        + " AND left(unit_code, 9) > ? ORDER BY 1 LIMIT ?)"
                        + " SELECT s.unit, n.* FROM (SELECT subject, left(unit_code, 9) AS unit" + JUDGED
                        + " AND left(unit_code, 9) IN (SELECT unit FROM shown)) s" + counts(classes),
                AT_ONCE,
                row -> {
                    var unit = row.getText("unit");
                    units.put(
                            unit,
                            units.getOrDefault(unit, new UnitProgress(unit, 0, 0, 0, 0))
                                    .and(classes, sums(classes, row)));
                },
                arguments(List.of(cycleId, scope.prefix(), after, limit, cycleId, scope.prefix()), classes, cycleId));
        return List.copyOf(units.values());
    }

    /** A class of raters that is short about a subject. */
    public record Shortage(
            String subject,
            String unitCode,
            String raterClass,
            int required,
            int actual,
            int ordinary,
            @Nullable Integer ordinaryPercent) {

        private boolean isAfter(String afterSubject, String afterClass) {
            return !subject.equals(afterSubject) || raterClass.compareTo(afterClass) > 0;
        }
    }

    /** In order; the search ends where the page is full. */
    List<Shortage> shortages(
            UUID cycleId, List<RaterClass> classes, Scope scope, String afterSubject, String afterClass, int limit) {
        List<Shortage> found = new ArrayList<>();
        search(cycleId, classes, scope, afterSubject, shortages -> {
            shortages.filter(each -> each.isAfter(afterSubject, afterClass)).forEach(found::add);
            return found.size() < limit;
        });
        return found.stream().limit(limit).toList();
    }

    long countShortages(UUID cycleId, List<RaterClass> classes, Scope scope) {
        var count = new LongAdder();
        search(cycleId, classes, scope, "", shortages -> {
            count.add(shortages.count());
            return true;
        });
        return count.sum();
    }

    /** Some subjects at a time, the first one included, until there are no more or none is wanted. */
    private void search(
            UUID cycleId, List<RaterClass> classes, Scope scope, String first, Predicate<Stream<Shortage>> goOn) {
        var counted = counted(cycleId, classes, scope, ">=", first);
        while (goOn.test(counted.stream().flatMap(subject -> subject.shortages(classes)))
                && counted.size() == AT_ONCE) {
            counted = counted(cycleId, classes, scope, ">", counted.getLast().subject());
        }
    }

    private List<Counted> counted(UUID cycleId, List<RaterClass> classes, Scope scope, String beyond, String subject) {
        return database.list(
                "SELECT s.subject, s.unit_code, n.* FROM (SELECT subject, unit_code" + JUDGED + " AND subject " + beyond
                        + " ? ORDER BY subject LIMIT ?) s" + counts(classes) + " ORDER BY s.subject",
                row -> new Counted(row.getText("subject"), row.getText("unit_code"), sums(classes, row)),
                arguments(List.of(cycleId, scope.prefix(), subject, AT_ONCE), classes, cycleId));
    }

    /** Columns {@code sheets1, ordinary1, sheets2…} in the order of the classes. */
    private static String counts(List<RaterClass> classes) {
        return COUNTED.formatted(IntStream.rangeClosed(1, classes.size())
                .mapToObj(nr -> "(count(*) FILTER (WHERE rater_class = ?))::int AS sheets" + nr
                        + ", (count(*) FILTER (WHERE rater_class = ? AND ordinary))::int AS ordinary" + nr)
                .collect(Collectors.joining(", ")));
    }

    private static Object[] arguments(List<Object> before, List<RaterClass> classes, UUID cycleId) {
        List<Object> all = new ArrayList<>(before);
        classes.forEach(each -> all.addAll(List.of(each.code(), each.code())));
        all.add(cycleId);
        return all.toArray();
    }

    private static List<ClassSum> sums(List<RaterClass> classes, Row row) {
        return IntStream.rangeClosed(1, classes.size())
                .mapToObj(nr -> new ClassSum(row.getInt("sheets" + nr), row.getInt("ordinary" + nr), BigInteger.ZERO))
                .toList();
    }

    /** A subject with what there is about it, class by class. */
    private record Counted(String subject, String unitCode, List<ClassSum> sums) {

        private Stream<Shortage> shortages(List<RaterClass> classes) {
            return IntStream.range(0, classes.size())
                    .filter(i -> classes.get(i).isShort(sums.get(i)))
                    .mapToObj(i -> shortage(classes.get(i), sums.get(i)))
                    .sorted(Comparator.comparing(Shortage::raterClass));
        }

        private Shortage shortage(RaterClass raterClass, ClassSum sum) {
            var percent = raterClass.minimumOrdinaryPercent();
            return new Shortage(
                    subject,
                    unitCode,
                    raterClass.code(),
                    raterClass.minimumRaters(),
                    sum.raters(),
                    sum.ordinary(),
                    percent == 0 ? null : percent);
        }
    }
}
