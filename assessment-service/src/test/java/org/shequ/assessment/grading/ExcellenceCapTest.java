package org.shequ.assessment.grading;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@NullUnmarked
class ExcellenceCapTest {

    private static final GradeThresholds THRESHOLDS =
            new GradeThresholds(new BigDecimal("90"), new BigDecimal("70"), new BigDecimal("60"));
    private static final ExcellenceCap FIFTH = new ExcellenceCap(20);

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "4, 20, 0",
        "5, 20, 1",
        "9, 20, 1",
        "10, 20, 2",
        "24, 25, 6",
        "23, 25, 5",
        "7, 100, 7",
        "7, 0, 0"
    })
    void places_are_an_exact_floor(int graded, int percent, int places) {
        assertEquals(places, new ExcellenceCap(percent).places(graded));
    }

    @Test
    void no_rounding_error_takes_or_gives_a_place_in_a_large_pool() {
        assertEquals(429_496_729, FIFTH.places(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "90.00, EXCELLENT",
        "89.99, QUALIFIED",
        "70.00, QUALIFIED",
        "69.99, BASICALLY_QUALIFIED",
        "60.00, BASICALLY_QUALIFIED",
        "59.99, UNQUALIFIED"
    })
    void a_threshold_belongs_to_its_grade(String score, Grade grade) {
        assertEquals(grade, THRESHOLDS.gradeOf(new BigDecimal(score)));
    }

    @Test
    void the_best_fifth_is_excellent_and_the_others_who_earned_it_are_qualified() {
        var allocation = FIFTH.allocate(pool(99, 97, 95, 93, 91, 80, 75, 72, 71, 65), null);
        assertEquals(2, allocation.places());
        assertEquals(Set.of("p0", "p1"), excellent(allocation));
        assertEquals(Grade.QUALIFIED, allocation.grades().get("p2"));
        assertEquals(Grade.BASICALLY_QUALIFIED, allocation.grades().get("p9"));
        assertTrue(decided(allocation));
    }

    @Test
    void who_has_not_earned_it_is_not_lifted_into_a_free_place() {
        assertEquals(Set.of("p0"), excellent(FIFTH.allocate(pool(95, 80, 80, 80, 80, 80, 80, 80, 80, 80), null)));
    }

    @Test
    void a_tie_at_the_last_place_waits_for_a_decision() {
        var pool = pool(99, 95, 95, 95, 80, 80, 80, 80, 80, 80);
        var open = FIFTH.allocate(pool, null);
        assertFalse(decided(open));
        assertEquals(Set.of("p1", "p2", "p3"), open.tie());
        assertEquals(1, open.tiePlaces());
        assertFalse(open.grades().containsKey("p2"));
        var decided = FIFTH.allocate(pool, chosen("p3"));
        assertTrue(decided(decided));
        assertEquals(Set.of("p0", "p3"), excellent(decided));
        assertEquals(Grade.QUALIFIED, decided.grades().get("p1"));
    }

    @Test
    void a_decision_may_leave_a_place_empty_but_not_exceed_it_nor_name_a_stranger() {
        var pool = pool(99, 95, 95, 95, 80, 80, 80, 80, 80, 80);
        assertEquals(Set.of("p0"), excellent(FIFTH.allocate(pool, chosen())));
        var tie = Set.of("p1", "p2", "p3");
        assertTrue(ExcellenceCap.mayChoose(Set.of(), tie, 1));
        assertTrue(ExcellenceCap.mayChoose(Set.of("p2"), tie, 1));
        assertFalse(ExcellenceCap.mayChoose(Set.of("p1", "p2"), tie, 1));
        assertFalse(ExcellenceCap.mayChoose(Set.of("p5"), tie, 1));
    }

    @Test
    void a_decision_about_another_tie_decides_nothing() {
        var pool = pool(99, 95, 95, 80, 80, 80, 80, 80, 80, 80);
        var allocation = FIFTH.allocate(pool, chosen("p2"));
        assertFalse(decided(allocation));
        assertEquals(Set.of("p1", "p2"), allocation.tie());
    }

    private static ExcellenceCap.TieDecision chosen(String... subjects) {
        return new ExcellenceCap.TieDecision(Set.of("p1", "p2", "p3"), Set.of(subjects));
    }

    private static boolean decided(ExcellenceCap.Allocation allocation) {
        return allocation.grades().keySet().containsAll(allocation.tie());
    }

    @Test
    void a_tie_behind_the_last_place_needs_no_decision() {
        var allocation = FIFTH.allocate(pool(99, 98, 95, 95, 80, 80, 80, 80, 80, 80), null);
        assertTrue(decided(allocation));
        assertEquals(Set.of("p0", "p1"), excellent(allocation));
    }

    @Test
    void a_sanction_caps_the_grade_and_frees_the_place_for_the_next() {
        var pool = new ArrayList<>(pool(99, 97, 95, 80, 80, 80, 80, 80, 80, 80));
        pool.set(0, new Candidate("p0", new BigDecimal("99"), Grade.EXCELLENT, Grade.BASICALLY_QUALIFIED));
        var allocation = FIFTH.allocate(pool, null);
        assertEquals(Set.of("p1", "p2"), excellent(allocation));
        assertEquals(Grade.BASICALLY_QUALIFIED, allocation.grades().get("p0"));
    }

    @Test
    void who_is_not_graded_does_not_count_in_the_pool() {
        var pool = new ArrayList<>(pool(99, 97, 80, 80, 80, 80, 80, 80, 80));
        pool.add(new Candidate("new", new BigDecimal("100"), Grade.EXCELLENT, Grade.UNDETERMINED));
        var allocation = FIFTH.allocate(pool, null);
        assertEquals(9, allocation.graded());
        assertEquals(1, allocation.places());
        assertEquals(Set.of("p0"), excellent(allocation));
        assertEquals(Grade.UNDETERMINED, allocation.grades().get("new"));
    }

    @Test
    void the_cap_agrees_with_brute_force_in_any_order_of_arrival() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            List<Candidate> pool = new ArrayList<>(pool(IntStream.range(0, random.nextInt(30))
                    .map(i -> 85 + random.nextInt(12))
                    .toArray()));
            for (int i = 0; i < pool.size(); i += 1 + random.nextInt(6)) {
                Candidate one = pool.get(i);
                Grade cap = random.nextBoolean() ? Grade.UNDETERMINED : Grade.QUALIFIED;
                pool.set(i, new Candidate(one.subject(), one.score(), one.earned(), cap));
            }
            var expected = bruteForce(pool, 20);
            Collections.shuffle(pool, random);
            var allocation = FIFTH.allocate(pool, null);
            Set<String> undecided = new HashSet<>(allocation.tie());
            undecided.removeAll(allocation.grades().keySet());
            assertEquals(expected.sure(), excellent(allocation), "seed " + seed);
            assertEquals(expected.undecided(), undecided, "seed " + seed);
        }
    }

    private record Expected(Set<String> sure, Set<String> undecided) {}

    /** Somebody is surely excellent when all who are at least as good fit, and undecided when only the better ones do. */
    private static Expected bruteForce(List<Candidate> pool, int percent) {
        List<Candidate> graded =
                pool.stream().filter(one -> one.cap() != Grade.UNDETERMINED).toList();
        int places = graded.size() * percent / 100;
        Set<String> sure = new HashSet<>();
        Set<String> undecided = new HashSet<>();
        List<Candidate> contenders = graded.stream()
                .filter(one -> one.cap() == Grade.EXCELLENT && one.earned() == Grade.EXCELLENT)
                .toList();
        for (Candidate one : contenders) {
            long better = contenders.stream()
                    .filter(other -> other.score().compareTo(one.score()) > 0)
                    .count();
            long atLeastAsGood = contenders.stream()
                    .filter(other -> other.score().compareTo(one.score()) >= 0)
                    .count();
            if (atLeastAsGood <= places) {
                sure.add(one.subject());
            } else if (better < places) {
                undecided.add(one.subject());
            }
        }
        return new Expected(sure, undecided);
    }

    private static List<Candidate> pool(int... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> {
                    var score = BigDecimal.valueOf(scores[i]);
                    return new Candidate("p" + i, score, THRESHOLDS.gradeOf(score), Grade.EXCELLENT);
                })
                .toList();
    }

    private static Set<String> excellent(ExcellenceCap.Allocation allocation) {
        Set<String> subjects = new HashSet<>();
        allocation.grades().forEach((subject, grade) -> {
            if (grade == Grade.EXCELLENT) {
                subjects.add(subject);
            }
        });
        return subjects;
    }
}
