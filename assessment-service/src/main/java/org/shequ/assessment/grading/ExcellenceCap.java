package org.shequ.assessment.grading;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
    public record Allocation(int graded, int places, Map<String, Grade> grades, Set<String> tie, int tiePlaces) {

        public boolean decided() {
            return tie.stream().allMatch(grades::containsKey);
        }
    }

    public int places(int graded) {
        return (int) ((long) graded * percent / 100);
    }

    /** Without a decision about a tie. */
    public Allocation allocate(Collection<Candidate> pool) {
        return allocate(pool, Set.of(), false);
    }

    /** @param chosen the people of the tie who are to be excellent: no more of them than there are places left */
    public Allocation allocate(Collection<Candidate> pool, Set<String> chosen) {
        return allocate(pool, chosen, true);
    }

    private Allocation allocate(Collection<Candidate> pool, Set<String> chosen, boolean tieDecided) {
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
        BigDecimal firstLeftOut = contenders.get(places).score();
        Set<String> tie = new TreeSet<>();
        int inFrontOfTie = 0;
        for (Candidate candidate : contenders) {
            int comparison = candidate.score().compareTo(firstLeftOut);
            inFrontOfTie += comparison > 0 ? 1 : 0;
            if (comparison == 0) {
                tie.add(candidate.subject());
            }
        }
        int tiePlaces = places - inFrontOfTie;
        if (tiePlaces == 0) {
            return new Allocation(graded, places, grades, Set.of(), 0);
        }
        breakTie(grades, tie, tiePlaces, chosen, tieDecided);
        return new Allocation(graded, places, grades, tie, tiePlaces);
    }

    private static void breakTie(
            Map<String, Grade> grades, Set<String> tie, int tiePlaces, Set<String> chosen, boolean decided) {
        if (!decided) {
            tie.forEach(grades::remove);
            return;
        }
        Set<String> strangers = new HashSet<>(chosen);
        strangers.removeAll(tie);
        if (!strangers.isEmpty() || chosen.size() > tiePlaces) {
            throw new IllegalArgumentException("a decision names at most " + tiePlaces + " of the tie");
        }
        tie.forEach(subject -> grades.put(subject, chosen.contains(subject) ? Grade.EXCELLENT : Grade.QUALIFIED));
    }
}
