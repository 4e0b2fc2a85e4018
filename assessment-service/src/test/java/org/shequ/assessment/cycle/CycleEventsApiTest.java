package org.shequ.assessment.cycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.assessment.CycleChanged;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.publisher;

/** What other systems are told of a cycle. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CycleEventsApiTest {

    @Inject
    CycleChronicle chronicle;

    @Inject
    Database database;

    @AfterEach
    void back() {
        TestClock.set(Rounds.TODAY);
    }

    private static List<CycleChanged> told(UUID cycle) {
        return TestKafka.events(CycleChanged.class, told -> told.cycleId().equals(cycle)).stream()
                .map(TestKafka.Published::event)
                .toList();
    }

    @Test
    void every_step_of_a_cycle_is_told_and_audited_publication_and_finalization_too() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        Rounds.entered(cycle, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"崇委组〔2026〕5号\"}")
                .then()
                .statusCode(200);
        TestClock.set(LocalDate.of(2026, 3, 10));
        Rounds.finish(cycle);
        UUID id = UUID.fromString(cycle);
        CycleChanged last = TestKafka.awaitEvent(
                CycleChanged.class, told -> told.cycleId().equals(id) && told.status() == CycleStatus.FINAL);
        assertEquals(
                new CycleChanged(
                        id,
                        SubjectKind.COMMUNITY,
                        "年度考核",
                        district,
                        2025,
                        CycleStatus.FINAL,
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 9),
                        "崇委组〔2026〕5号",
                        LocalDate.of(2026, 3, 10)),
                last);
        assertEquals(
                List.of(
                        CycleStatus.DRAFT,
                        CycleStatus.OPEN,
                        CycleStatus.CALIBRATION,
                        CycleStatus.PUBLICITY,
                        CycleStatus.FINAL),
                told(id).stream().map(CycleChanged::status).toList());
        Given.get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=cycle&subjectId=" + cycle)
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        equalTo(List.of(
                                "cycle-finished",
                                "cycle-made-public",
                                "cycle-calibrated",
                                "sheets-entered",
                                "cycle-opened",
                                "cycle-drafted")));
    }

    /** As after an upgrade: a release that told of no cycle has left some on record. */
    @Test
    void a_cycle_on_record_that_was_never_told_is_told_once_when_the_service_starts() {
        String district = district(0);
        UUID scheme = UUID.fromString(Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent()));
        UUID cycle = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> database.update("""
                INSERT INTO cycles (id, version, scheme_id, title, jurisdiction, subject_kind, year, status,
                                    commended_pools, drafted_by, drafted_at, listed_on, scoring_until)
                VALUES (?, 4, ?, '往年', ?, 'COMMUNITY', 2024, 'OPEN', '{}', 'x', now(), '2025-03-03', '2025-03-31')
                """, cycle, scheme, district));
        chronicle.untold(new StartupEvent());
        chronicle.untold(new StartupEvent());
        TestKafka.awaitEvent(CycleChanged.class, told -> told.cycleId().equals(cycle));
        assertEquals(
                List.of(CycleStatus.OPEN),
                told(cycle).stream().map(CycleChanged::status).toList());
        assertEquals(1, database.number("SELECT count(*) FROM event_log WHERE aggregate_id = ?", cycle.toString()));
    }
}
