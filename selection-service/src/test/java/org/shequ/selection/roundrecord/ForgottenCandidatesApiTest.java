package org.shequ.selection.roundrecord;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.Database;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.selection.verification.TestRecord;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestPeople;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whoever is anonymised is forgotten here too, and the record of the round still follows from itself. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ForgottenCandidatesApiTest {

    private static final String NAME = "麒麟甫";
    private static final LocalDate BORN = LocalDate.of(1981, 11, 23);

    @Inject
    Database database;

    private final TestRound run = new TestRound();

    @Test
    void a_round_that_is_over_forgets_who_the_candidate_was_and_its_record_holds() {
        var registration = registered();
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        var before = TestRecord.of(run);

        TestPeople.destroyKey(person(registration));
        await().atMost(Duration.ofSeconds(30)).until(() -> traces(registration).isEmpty());
        assertEquals(
                1,
                database.number("SELECT count(*) FROM registrations WHERE id = ?::uuid AND name = '匿名'", registration));
        assertEquals(before, TestRecord.of(run));
        TestRecord.assertSealedAndSound(run);
    }

    @Test
    void a_round_that_runs_keeps_the_candidate_until_its_end() {
        var registration = registered();
        TestPeople.destroyKey(person(registration));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> traces(registration).equals(List.of("registrations", "evidence")));

        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        assertEquals(List.of(), traces(registration));
        TestRecord.assertSealedAndSound(run);
    }

    private String registered() {
        run.draft(2);
        run.announce();
        run.candidate("乙社区");
        var facts = new TestDistrict.Facts(
                run.district.frontCommunity("甲社区"), Post.SECRETARY, TenureKind.STAFFED, LocalDate.of(2017, 4, 1));
        facts.name = NAME;
        facts.birthDate = BORN;
        return run.admitted(run.district.person(facts));
    }

    private UUID person(String registration) {
        return database.get(
                "SELECT person_id FROM registrations WHERE id = ?::uuid", row -> row.getId("person_id"), registration);
    }

    /** Where the name or the day of birth still stand. */
    private List<String> traces(String registration) {
        return database.list(
                """
                WITH asked AS (SELECT * FROM registrations WHERE id = ?::uuid)
                SELECT 'registrations' AS place FROM asked WHERE name = ?
                UNION ALL SELECT 'evidence' FROM asked WHERE evidence::text LIKE '%' || ? || '%'
                UNION ALL SELECT 'people' FROM asked JOIN known_people p USING (person_id)
                          WHERE p.record::text LIKE '%' || ? || '%' OR p.record::text LIKE '%' || ? || '%'
                UNION ALL SELECT 'briefs' FROM asked JOIN dossier_briefs b USING (person_id) WHERE b.birth_date = ?
                UNION ALL SELECT 'keys' FROM asked JOIN person_keys k USING (person_id) WHERE k.wrapped IS NOT NULL""", row -> row.getText("place"), registration, NAME, BORN.toString(), NAME, BORN.toString(), BORN);
    }
}
