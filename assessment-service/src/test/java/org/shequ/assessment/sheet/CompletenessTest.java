package org.shequ.assessment.sheet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;
import org.shequ.testkit.ServersResource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is short about more subjects than are read at once, against counting sheet by sheet. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CompletenessTest {

    private static final int SUBJECTS = 5_300;

    @Inject
    Database database;

    @Inject
    Completeness completeness;

    @Inject
    Schemes schemes;

    /** One of the two classes about one subject. */
    private record Has(int sheets, int ordinary) {}

    @Test
    void shortages_and_progress_are_those_of_a_count_sheet_by_sheet() {
        long seed = System.nanoTime();
        String district = Given.district(0);
        String scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        UUID cycle = UUID.fromString(Rounds.draftCycle(scheme, district));
        List<RaterClass> classes =
                schemes.content(UUID.fromString(scheme)).formula().raterClasses();
        Map<String, List<Has>> all = new TreeMap<>();
        QuarkusTransaction.requiringNew().run(() -> load(cycle, district, classes, all, new Random(seed)));

        List<String> expected = new ArrayList<>();
        Map<String, Completeness.UnitProgress> units = new TreeMap<>();
        all.forEach((subject, has) -> {
            // one sheet of the subdistrict; two of residents, half of them ordinary
            boolean subdistrict = has.get(0).sheets() < 1;
            boolean residents = has.get(1).sheets() < 2
                    || has.get(1).ordinary() * 2 < has.get(1).sheets();
            if (residents) {
                expected.add(subject + " RESIDENTS " + has.get(1));
            }
            if (subdistrict) {
                expected.add(subject + " SUBDISTRICT " + has.get(0));
            }
            units.merge(
                    subject.substring(0, 9),
                    new Completeness.UnitProgress(
                            subject.substring(0, 9),
                            1,
                            subdistrict || residents ? 0 : 1,
                            has.get(0).sheets() + has.get(1).sheets(),
                            Math.max(0, 1 - has.get(0).sheets())
                                    + Math.max(0, 2 - has.get(1).sheets())),
                    CompletenessTest::sum);
        });
        assertEquals(
                List.copyOf(units.values()), completeness.progress(cycle, classes, Scope.ALL, "", 100), "seed " + seed);
        assertEquals(expected.size(), completeness.countShortages(cycle, classes, Scope.ALL), "seed " + seed);
        assertEquals(expected, paged(cycle, classes, 700), "seed " + seed);
    }

    private static Completeness.UnitProgress sum(Completeness.UnitProgress one, Completeness.UnitProgress other) {
        return new Completeness.UnitProgress(
                one.unitCode(),
                one.subjects() + other.subjects(),
                one.complete() + other.complete(),
                one.sheets() + other.sheets(),
                one.missing() + other.missing());
    }

    private List<String> paged(UUID cycle, List<RaterClass> classes, int limit) {
        List<String> found = new ArrayList<>();
        String subject = "";
        String raterClass = "";
        while (true) {
            var page = completeness.shortages(cycle, classes, Scope.ALL, subject, raterClass, limit);
            page.forEach(each -> found.add(
                    each.subject() + " " + each.raterClass() + " " + new Has(each.actual(), each.ordinary())));
            if (page.size() < limit) {
                return found;
            }
            subject = page.getLast().subject();
            raterClass = page.getLast().raterClass();
        }
    }

    private void load(
            UUID cycle, String district, List<RaterClass> classes, Map<String, List<Has>> all, Random random) {
        List<Object[]> subjects = new ArrayList<>();
        List<Object[]> sheets = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            String subject = district + "%03d%03d".formatted(1 + i % 7, i / 7);
            subjects.add(new Object[] {cycle, subject, subject, district});
            List<Has> has = new ArrayList<>();
            for (RaterClass raterClass : classes) {
                int count = random.nextInt(4);
                int ordinary = 0;
                for (int rater = 0; rater < count; rater++) {
                    boolean isOrdinary = random.nextBoolean();
                    ordinary += isOrdinary ? 1 : 0;
                    sheets.add(new Object[] {cycle, subject, raterClass.code(), "R" + rater, isOrdinary});
                }
                has.add(new Has(count, ordinary));
            }
            all.put(subject, has);
        }
        database.updateEach(
                "INSERT INTO cycle_subjects VALUES (?, ?, ?, 'URBAN', ?, 'LISTED', NULL)", subjects, each -> each);
        database.updateEach(
                "INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence)"
                        + " VALUES (?, ?, ?, ?, ?, '{1,1}', 1, '{}')",
                sheets,
                each -> each);
    }
}
