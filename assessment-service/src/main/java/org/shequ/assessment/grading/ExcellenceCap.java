package org.shequ.assessment.grading;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * At most floor(n × percent ÷ 100) of a pool are 优秀; n leaves out whoever is not graded. Who scores better comes
 * first. People with the same score at the last place are a tie that only a recorded decision can break: until then none
 * of them has a final grade.
 */
public record ExcellenceCap(int percent) {

    public ExcellenceCap {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a cap lies between 0 and 100 per cent");
        }
    }

    /**
     * @param graded people of the pool who count
     * @param places how many may be excellent
     * @param grades by subject; whoever stands in an undecided tie is missing
     * @param tie people with equal scores at the last place, empty when there is nothing to decide
     * @param tiePlaces how many of the tie may be excellent
     */
    public record Allocation(int graded, int places, Map<String, Grade> grades, Set<String> tie, int tiePlaces) {}

    /** How many of so many may be excellent. */
    public int places(int graded) {
        return (int) ((long) graded * percent / 100);
    }

    /**
     * A recorded decision about a tie.
     *
     * @param tie who had the same score at the last place when it was made
     * @param chosen who of them is excellent
     */
    public record TieDecision(Set<String> tie, Set<String> chosen) {}

    /** @param decision holds only while the tie is the one that it was made about */
    public Allocation allocate(Collection<Candidate> pool, @Nullable TieDecision decision) {
        Map<String, Grade> grades = new LinkedHashMap<>();
        pool.forEach(candidate -> grades.put(candidate.subject(), candidate.open()));
        int graded = (int) grades.values().stream()
                .filter(grade -> grade != Grade.UNDETERMINED)
                .count();
        int places = places(graded);
        List<Candidate> contenders = pool.stream()
                .filter(candidate -> candidate.open() == Grade.EXCELLENT)
                .sorted(Comparator.comparing(Candidate::score).reversed())
                .toList();
        if (contenders.size() <= places) {
            return new Allocation(graded, places, grades, Set.of(), 0);
        }
        contenders
                .subList(places, contenders.size())
                .forEach(candidate -> grades.put(candidate.subject(), Grade.QUALIFIED));
        BigDecimal lastPlace = contenders.get(places).score();
        int inFront = (int) contenders.stream()
                .filter(candidate -> candidate.score().compareTo(lastPlace) > 0)
                .count();
        if (inFront == places) {
            return new Allocation(graded, places, grades, Set.of(), 0);
        }
        Set<String> tie = contenders.stream()
                .filter(candidate -> candidate.score().compareTo(lastPlace) == 0)
                .map(Candidate::subject)
                .collect(Collectors.toCollection(TreeSet::new));
        breakTie(grades, tie, decision);
        return new Allocation(graded, places, grades, tie, places - inFront);
    }

    private static void breakTie(Map<String, Grade> grades, Set<String> tie, @Nullable TieDecision decision) {
        if (decision == null || !decision.tie().equals(tie)) {
            grades.keySet().removeAll(tie);
            return;
        }
        tie.forEach(subject ->
                grades.put(subject, decision.chosen().contains(subject) ? Grade.EXCELLENT : Grade.QUALIFIED));
    }

    /** Whether a decision may choose these out of a tie: people of the tie, no more than there are places. */
    public static boolean mayChoose(Set<String> chosen, Set<String> tie, int tiePlaces) {
        return chosen.size() <= tiePlaces && tie.containsAll(chosen);
    }
}
