package org.shequ.assessment.calibration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.assessment.Given;
import org.shequ.assessment.Ratio;
import org.shequ.assessment.Rounds;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The computation of a cycle against one by one in exact fractions, over random people, marks, points, vetoes,
 * sanctions and commended pools; then after random decisions, computed pool by pool.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ComputationTest {

    private static final List<String> CLASSES = List.of("SUBDISTRICT", "PEERS", "RESIDENTS");
    private static final List<BigDecimal> WEIGHTS =
            List.of(new BigDecimal("33.33"), new BigDecimal("16.67"), new BigDecimal("50"));
    private static final List<String> GRADES =
            List.of("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED", "UNDETERMINED");

    @Inject
    Database database;

    @Inject
    Computation computation;

    @Inject
    Cycles cycles;

    @Inject
    Schemes schemes;

    /** Somebody to judge, and everything that bears on the result. */
    private static final class Subject {
        String id = UUID.randomUUID().toString();
        String pool;
        boolean sanctioned;
        final List<List<int[]>> sheets = new ArrayList<>();
        final Map<String, BigDecimal> points = new HashMap<>();
        final List<String> vetoes = new ArrayList<>();

        BigDecimal score;
        int open;

        /** Two dimensions of 60 and 40; three marks of 7, 11 and 13. */
        private static Ratio value(int[] marks) {
            Ratio first = Ratio.of(BigDecimal.valueOf(marks[0] + marks[1], 2)).by(Ratio.of(18));
            Ratio second = Ratio.of(BigDecimal.valueOf(marks[2], 2)).by(Ratio.of(13));
            return first.times(Ratio.of(60)).plus(second.times(Ratio.of(40)));
        }

        void judge() {
            Ratio total = Ratio.ZERO;
            for (int i = 0; i < CLASSES.size(); i++) {
                Ratio sum = Ratio.ZERO;
                for (int[] marks : sheets.get(i)) {
                    sum = sum.plus(value(marks));
                }
                total = total.plus(sum.by(Ratio.of(sheets.get(i).size()))
                        .times(Ratio.of(WEIGHTS.get(i)))
                        .by(Ratio.of(100)));
            }
            Ratio bonus =
                    Ratio.of(points.getOrDefault("HONOUR", BigDecimal.ZERO)).atMost(Ratio.of(3));
            Ratio off =
                    Ratio.of(points.getOrDefault("PETITIONS", BigDecimal.ZERO)).atMost(Ratio.of(5));
            Ratio booked = total.plus(bonus).plus(off.times(Ratio.of(-1)));
            score = booked.atLeast(Ratio.ZERO).atMost(Ratio.of(100)).rounded();
            int earned = atLeast("80") ? 1 : atLeast("60") ? 2 : atLeast("40") ? 3 : 4;
            int cap = sanctioned ? 3 : 1;
            cap = Math.max(cap, vetoes.contains("FRAUD") ? 4 : 1);
            cap = Math.max(cap, vetoes.contains("ABSENT") ? 5 : 1);
            open = Math.max(earned, cap);
        }

        private boolean atLeast(String threshold) {
            return score.compareTo(new BigDecimal(threshold)) >= 0;
        }
    }

    /** By counting alone. null is an undecided tie. */
    private static Map<String, String> grades(List<Subject> pool, int percent) {
        long graded = pool.stream().filter(each -> each.open < 5).count();
        long places = graded * percent / 100;
        Map<String, String> grades = new TreeMap<>();
        for (Subject each : pool) {
            String grade = GRADES.get(each.open - 1);
            if (each.open == 1) {
                long better = pool.stream()
                        .filter(other -> other.open == 1 && other.score.compareTo(each.score) > 0)
                        .count();
                long same = pool.stream()
                        .filter(other -> other.open == 1 && other.score.compareTo(each.score) == 0)
                        .count();
                grade = better + same <= places ? "EXCELLENT" : better < places ? null : "QUALIFIED";
            }
            grades.put(each.id, grade);
        }
        return grades;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void scores_and_grades_equal_exact_fractions_one_by_one_and_after_every_decision(int turn) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String district = Given.district(0);
        String commended = district + "001";
        String scheme = Rounds.approvedScheme("PERSON", district, content());
        UUID id = UUID.fromString(Rounds.post(Rounds.officer(), "cycles", """
                        {"schemeId":"%s","title":"t","jurisdiction":"%s","scoringUntil":"2026-03-31",
                         "commendedPools":["%s"]}""".formatted(scheme, district, commended))
                .path("id"));
        SchemeContent content = schemes.get(UUID.fromString(scheme), Scope.ALL).content();
        Cycle cycle = cycles.get(id, Scope.ALL);
        List<Subject> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.add(subject(random, district + "00" + (1 + random.nextInt(3))));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            load(id, all, content, random);
            assertEquals(all.size(), computation.whole(cycle, content, done -> {}));
        });
        check(id, all, commended, seed);
        for (int decision = 0; decision < 10; decision++) {
            Subject subject = all.get(random.nextInt(all.size()));
            QuarkusTransaction.requiringNew().run(() -> {
                decide(id, subject, random);
                computation.pool(cycle, content, subject.pool);
            });
        }
        check(id, all, commended, seed);
    }

    private static Subject subject(Random random, String pool) {
        Subject subject = new Subject();
        subject.pool = pool;
        subject.sanctioned = random.nextInt(12) == 0;
        int level = 40 + random.nextInt(7) * 10; // few levels: ties are frequent
        for (int i = 0; i < CLASSES.size(); i++) {
            List<int[]> sheets = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(3) * random.nextInt(4); n++) {
                sheets.add(
                        new int[] {random.nextInt(4) == 0 ? random.nextInt(701) : 7 * level, 11 * level, 13 * level});
            }
            subject.sheets.add(sheets);
        }
        return subject;
    }

    private void decide(UUID id, Subject subject, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> book(id, subject, "HONOUR", random);
            case 1 -> book(id, subject, "PETITIONS", random);
            default -> {
                String veto = random.nextBoolean() ? "FRAUD" : "ABSENT";
                if (!subject.vetoes.contains(veto)) {
                    subject.vetoes.add(veto);
                    database.update("INSERT INTO vetoes VALUES (?, ?, ?, 'r', NULL, 'x', now())", id, subject.id, veto);
                }
            }
        }
    }

    private void book(UUID id, Subject subject, String indicator, Random random) {
        BigDecimal points = BigDecimal.valueOf(1 + random.nextInt(300), 2);
        subject.points.merge(indicator, points, BigDecimal::add);
        database.update(
                "INSERT INTO adjustments VALUES (?, ?, ?, ?, ?, 'r', NULL, 'x', now(), NULL)",
                UUID.randomUUID(),
                id,
                subject.id,
                indicator,
                points);
    }

    private void load(UUID id, List<Subject> all, SchemeContent content, Random random) {
        SheetPoints points = SheetPoints.of(content.weighed());
        List<Object[]> sheets = new ArrayList<>();
        for (Subject subject : all) {
            database.update(
                    "INSERT INTO cycle_subjects VALUES (?, ?, ?, NULL, ?, 'LISTED', NULL)",
                    id,
                    subject.id,
                    subject.pool + "001",
                    subject.pool);
            if (subject.sanctioned) {
                database.update("INSERT INTO sanctions VALUES (?, '2025-12-31', NULL)", UUID.fromString(subject.id));
            }
            for (int i = 0; i < CLASSES.size(); i++) {
                int rater = 0;
                for (int[] marks : subject.sheets.get(i)) {
                    sheets.add(new Object[] {
                        id,
                        subject.id,
                        CLASSES.get(i),
                        "R" + rater++,
                        Arrays.toString(marks).replace('[', '{').replace(']', '}'),
                        new BigDecimal(points.of(marks))
                    });
                }
            }
        }
        Collections.shuffle(sheets, random);
        database.updateEach(
                "INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence)"
                        + " VALUES (?, ?, ?, ?, true, ?::int[], ?, '{}')",
                sheets,
                sheet -> sheet);
    }

    private void check(UUID id, List<Subject> all, String commended, long seed) {
        all.forEach(Subject::judge);
        Map<String, List<Subject>> pools = new TreeMap<>();
        all.forEach(each ->
                pools.computeIfAbsent(each.pool, pool -> new ArrayList<>()).add(each));
        Map<String, String> expected = new TreeMap<>();
        pools.forEach((pool, members) -> {
            Map<String, String> grades = grades(members, pool.equals(commended) ? 25 : 20);
            members.forEach(each -> expected.put(each.id, each.score + " " + grades.get(each.id)));
        });
        Map<String, String> computed = new TreeMap<>();
        database.list(
                "SELECT subject, score, grade FROM outcomes WHERE cycle_id = ?",
                row -> computed.put(row.getText("subject"), row.getDecimal("score") + " " + row.findText("grade")),
                id);
        assertEquals(expected, computed, "seed " + seed);
    }

    private static String content() {
        return """
                {"dimensions":[
                  {"code":"A","name":"a","weight":60,"indicators":[
                    {"code":"A1","name":"a1","kind":"MARKS","fullMarks":7,"evidenceRequired":false},
                    {"code":"A2","name":"a2","kind":"MARKS","fullMarks":11,"evidenceRequired":false},
                    {"code":"HONOUR","name":"h","kind":"BONUS","fullMarks":3,"evidenceRequired":false}]},
                  {"code":"B","name":"b","weight":40,"indicators":[
                    {"code":"B1","name":"b1","kind":"MARKS","fullMarks":13,"evidenceRequired":false},
                    {"code":"PETITIONS","name":"p","kind":"DEDUCTION","fullMarks":5,"evidenceRequired":false}]}],
                 "raterClasses":[
                  {"code":"SUBDISTRICT","name":"s","weight":33.33,"minimumRaters":1,"anonymous":false},
                  {"code":"PEERS","name":"p","weight":16.67,"minimumRaters":1,"anonymous":false},
                  {"code":"RESIDENTS","name":"r","weight":50,"minimumRaters":1,"anonymous":false}],
                 "vetoes":[{"code":"FRAUD","name":"f","gradeCap":"UNQUALIFIED"},
                           {"code":"ABSENT","name":"a","gradeCap":"UNDETERMINED"}],
                 "peerGroups":[],
                 "grading":{"excellentFrom":80,"qualifiedFrom":60,"basicallyQualifiedFrom":40,"excellentPercent":20,
                    "commendedPercent":25,"pool":"SUBDISTRICT","sanctionCap":"BASICALLY_QUALIFIED","monthsInPost":6},
                 "periods":{"publicityWorkingDays":5,"reviewDays":30,"appealDays":30}}""";
    }
}
