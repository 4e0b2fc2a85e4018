package org.shequ.personnel.reorganisation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** Mergers and splits: everything goes along, nothing is lost, and the past keeps its names. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ReorganisationApiTest {

    @Inject
    AgroalDataSource database;

    private static final LocalDate SINCE = LocalDate.of(2018, 1, 1);

    @Test
    void a_merger_takes_people_and_grids_along_and_the_past_keeps_its_names() {
        String district = district(2);
        String token = clerk(district);
        String first = community(district, 1);
        String second = community(district, 2);
        String into = community(district, 90);
        grid(district, first, "01");
        grid(district, second, "01");
        String secretary = serving(first, "SECRETARY", "STAFFED", SINCE);
        String worker = serving(first + "01", "GRID_WORKER", "CONTRACT", SINCE);
        String other = serving(second + "01", "GRID_WORKER", "CONTRACT", SINCE);
        LocalDate on = today().minusDays(5);
        int before = headcount(token, on);

        merge(token, on, List.of(seen(token, first), seen(token, second)), Map.of("intoNew", unit(into, "新合社区")))
                .then()
                .statusCode(201)
                .body("into.status", equalTo("ACTIVE"))
                .body("into.validFrom", equalTo(on.toString()))
                .body("successors['" + first + "']", equalTo(into))
                .body("successors['" + first + "01']", equalTo(into + "01"))
                .body("successors['" + second + "01']", equalTo(into + "01-2"))
                .body("peopleMoved", equalTo(3))
                .body("postsMoved", equalTo(3));

        get(token, "units/" + first).then().body("status", equalTo("MERGED")).body("validTo", equalTo(on.toString()));
        get(token, "units/" + second + "01").then().body("status", equalTo("MERGED"));
        get(token, "units?parent=" + into).then().body("items.code", contains(into + "01", into + "01-2"));
        assertUnit(token, secretary, into);
        assertUnit(token, worker, into + "01");
        assertUnit(token, other, into + "01-2");
        get(token, "people/" + secretary + "/assignments")
                .then()
                .body("items.unitCode", contains(first, into))
                .body("items.to", contains(on.toString(), null))
                .body("items.post", contains("SECRETARY", "SECRETARY"))
                .body("items[0].endReason", equalTo("UNIT_REORGANISED"));
        get(token, "people/" + secretary + "/assignments?asOf=" + on.minusDays(1))
                .then()
                .body("items.unitCode", contains(first));
        get(token, "people/" + secretary + "/identities").then().body("items.kind", contains("STAFFED"));
        assertEquals(before, headcount(token, on), "nobody is lost and nobody counted twice");
        assertEquals(before, headcount(token, on.minusDays(1)));
        get(token, "units/" + into + "/lineage")
                .then()
                .statusCode(200)
                .body("items.from", contains(first, second))
                .body("items.kind", contains("MERGER", "MERGER"))
                .body("items.orderNumber", contains("合1号", "合1号"));
        get(token, "units/" + first + "/lineage?limit=1")
                .then()
                .body("items.to", contains(into))
                .body("next", nullValue());
        var over = TestKafka.awaitEvent(
                UnitChanged.class, unit -> unit.code().equals(first) && unit.status() == UnitStatus.MERGED);
        assertEquals(List.of(new UnitSuccessor(into, new BigDecimal("1.0000"))), over.successors());
        TestKafka.awaitEvent(
                UnitChanged.class, unit -> unit.code().equals(into + "01-2") && unit.status() == UnitStatus.ACTIVE);
    }

    @Test
    void a_standing_community_takes_another_up_with_what_is_planned_there() {
        String district = district(2);
        String token = clerk(district);
        String taken = community(district, 1);
        String standing = community(district, 2);
        String id = serving(community(district, 2), "COMMUNITY_WORKER", "STAFFED", SINCE);
        LocalDate later = today().plusDays(30);
        change(
                        token,
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode",
                                taken,
                                "post",
                                "SECRETARY",
                                "from",
                                later.toString(),
                                "endPrevious",
                                true,
                                "orderNumber",
                                "2"))
                .then()
                .statusCode(201);
        merge(token, today(), List.of(seen(token, taken)), Map.of("intoStanding", seen(token, standing)))
                .then()
                .statusCode(201)
                .body("into.code", equalTo(standing))
                .body("postsMoved", equalTo(1));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.unitCode", contains(standing, standing))
                .body("items.from", contains(SINCE.toString(), later.toString()))
                .body("items.post", contains("COMMUNITY_WORKER", "SECRETARY"));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_OVER,
                change(
                        token,
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode",
                                taken,
                                "post",
                                "SECRETARY",
                                "from",
                                SINCE.toString(),
                                "primary",
                                false,
                                "orderNumber",
                                "3")));
    }

    @Test
    void a_split_sends_everybody_somewhere_or_does_nothing() {
        String district = district(1);
        String token = clerk(district);
        String old = community(district, 1);
        String north = community(district, 91);
        String south = community(district, 92);
        grid(district, old, "01");
        grid(district, old, "02");
        String secretary = serving(old, "SECRETARY", "STAFFED", SINCE);
        String deputy = serving(old, "DEPUTY_SECRETARY", "STAFFED", SINCE);
        String worker = serving(old + "02", "GRID_WORKER", "CONTRACT", SINCE);
        LocalDate on = today();

        Response forgotten = split(
                token,
                old,
                on,
                part(north, "0.6", List.of(secretary), List.of(old + "01")),
                part(south, "0.4", List.of(), List.of(old + "02")));
        ProblemAssert.assertProblem(PersonnelProblem.SPLIT_INCOMPLETE, forgotten);
        assertTrue(forgotten.asString().contains(deputy), forgotten.asString());
        ProblemAssert.assertProblem(
                PersonnelProblem.SPLIT_INCOMPLETE,
                split(
                        token,
                        old,
                        on,
                        part(north, "0.6", List.of(secretary), List.of(old + "01")),
                        part(south, "0.4", List.of(deputy), List.of())));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                split(
                        token,
                        old,
                        on,
                        part(north, "0.6", List.of(secretary), List.of(old + "01")),
                        part(south, "0.5", List.of(deputy), List.of(old + "02"))));
        get(token, "units/" + old).then().body("status", equalTo("ACTIVE"));
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(token, "units/" + north));

        split(
                        token,
                        old,
                        on,
                        part(north, "0.6", List.of(secretary), List.of(old + "01")),
                        part(south, "0.4", List.of(deputy), List.of(old + "02")))
                .then()
                .statusCode(201)
                .body("into.code", contains(north, south))
                .body("grids['" + old + "02']", equalTo(south + "02"))
                .body("peopleMoved", equalTo(3));
        get(token, "units/" + old).then().body("status", equalTo("SPLIT"));
        assertUnit(token, secretary, north);
        assertUnit(token, deputy, south);
        assertUnit(token, worker, south + "02");
        get(token, "units/" + old + "/lineage")
                .then()
                .body("items.to", contains(north, south))
                .body("items.share", contains(0.6f, 0.4f));
        var over = TestKafka.awaitEvent(
                UnitChanged.class, unit -> unit.code().equals(old) && unit.status() == UnitStatus.SPLIT);
        assertEquals(
                List.of(
                        new UnitSuccessor(north, new BigDecimal("0.6000")),
                        new UnitSuccessor(south, new BigDecimal("0.4000"))),
                over.successors());
        get(token, "units?parent=" + district + "001&status=ACTIVE")
                .then()
                .body("items.code", containsInAnyOrder(north, south));
    }

    @Test
    void what_cannot_be_merged_is_refused_with_the_reason() {
        String district = district(3);
        String token = clerk(district);
        String first = community(district, 1);
        String second = community(district, 2);
        Map<String, Object> into = Map.of("intoNew", unit(community(district, 90), "新社区"));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, merge(token, today(), List.of(seen(token, first)), into));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                merge(token, today(), List.of(seen(token, first), seen(token, first)), into));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                merge(token, today().plusDays(1), List.of(seen(token, first), seen(token, second)), into));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                merge(token, today(), List.of(seen(token, first), seen(token, second)), Map.of()));
        ProblemAssert.assertProblem(
                CommonProblem.STALE_VERSION,
                merge(token, today(), List.of(Map.of("code", first, "version", 77), seen(token, second)), into));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_NOT_REORGANISED,
                merge(token, today(), List.of(seen(token, first), seen(token, district + "001")), into));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_EXISTS,
                merge(
                        token,
                        today(),
                        List.of(seen(token, first), seen(token, second)),
                        Map.of("intoNew", unit(community(district, 3), "旧社区"))));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                merge(
                        clerk(district + "002"),
                        today(),
                        List.of(Map.of("code", first, "version", 1), Map.of("code", second, "version", 1)),
                        into));
        get(token, "units?parent=" + district + "001&status=ACTIVE")
                .then()
                .body("items.code", hasItems(first, second, community(district, 3)));
    }

    /** Whoever is appointed at the moment of the merger ends up in the new unit, or is told that the old one is over. */
    @Test
    void nobody_is_left_in_a_unit_that_is_merged_at_the_same_moment() throws Exception {
        String district = district(2);
        String token = clerk(district);
        String first = community(district, 1);
        String into = community(district, 90);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = recorded(district);
            String etag = etag(token, "people/" + id);
            calls.add(() -> as(token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", etag)
                    .contentType("application/json")
                    .body(Map.of(
                            "unitCode",
                            first,
                            "post",
                            "COMMUNITY_WORKER",
                            "from",
                            SINCE.toString(),
                            "orderNumber",
                            "1"))
                    .post("/personnel/v1/people/" + id + "/assignments")
                    .statusCode());
        }
        Map<String, Object> one = seen(token, first);
        Map<String, Object> two = seen(token, community(district, 2));
        calls.add(
                6,
                () -> merge(token, today(), List.of(one, two), Map.of("intoNew", unit(into, "新社区")))
                        .statusCode());
        int started = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(calls)) {
                int status = answer.get();
                assertTrue(status == 201 || status == 422, "answered " + status);
                started += status == 201 ? 1 : 0;
            }
        }
        get(token, "people?count=true&unit=" + into).then().body("total", equalTo(started - 1));
        get(token, "people?count=true&unit=" + first).then().body("total", equalTo(0));
    }

    /** The same with the moment held open: the merger has the units and waits for one of their people. */
    @Test
    void whoever_comes_while_a_merger_is_under_way_waits_and_is_told_that_the_unit_is_over() throws Exception {
        String district = district(2);
        String token = clerk(district);
        String first = community(district, 1);
        String member = serving(first, "SECRETARY", "STAFFED", SINCE);
        String late = recorded(district);
        Map<String, Object> one = seen(token, first);
        Map<String, Object> two = seen(token, community(district, 2));
        Map<String, Object> into = Map.of("intoNew", unit(community(district, 90), "新社区"));
        Map<String, Object> post =
                Map.of("unitCode", first, "post", "COMMUNITY_WORKER", "from", SINCE.toString(), "orderNumber", "1");
        try (var threads = Executors.newFixedThreadPool(2);
                var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("SELECT 1 FROM people WHERE id = ?::uuid FOR UPDATE")) {
                lock.setString(1, member);
                lock.execute();
            }
            var merged = threads.submit(() -> merge(token, today(), List.of(one, two), into));
            awaitWaiting(1);
            var started = threads.submit(() -> change(token, "people/" + late + "/assignments", late, post));
            awaitWaiting(2);
            connection.rollback();
            merged.get().then().statusCode(201).body("peopleMoved", equalTo(1));
            ProblemAssert.assertProblem(PersonnelProblem.UNIT_OVER, started.get());
        }
        get(token, "people?count=true&unit=" + first).then().body("total", equalTo(0));
    }

    private void awaitWaiting(int sessions) {
        eventually(() -> {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND wait_event_type = 'Lock'");
                    var row = query.executeQuery()) {
                row.next();
                assertTrue(row.getInt(1) >= sessions, row.getInt(1) + " sessions wait");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void grid(String district, String community, String suffix) {
        String csv = "code,name,kind,parent_code\n%s%s,第%s网格,GRID,%s\n".formatted(community, suffix, suffix, community);
        succeeded(imported("unit-imports", clerk(district), csv, Map.of()));
    }

    private static Map<String, Object> seen(String token, String code) {
        int version =
                get(token, "units/" + code).then().statusCode(200).extract().path("version");
        return Map.of("code", code, "version", version);
    }

    private static Map<String, Object> unit(String code, String name) {
        return Map.of("code", code, "name", name, "parentCode", code.substring(0, 9), "urbanRuralClass", "111");
    }

    private static Response merge(String token, LocalDate on, List<?> from, Map<String, Object> into) {
        Map<String, Object> body = new LinkedHashMap<>(into);
        body.put("from", from);
        body.put("on", on.toString());
        body.put("orderNumber", "合1号");
        return post(token, "unit-mergers", body);
    }

    private static Map<String, Object> part(String code, String share, List<String> people, List<String> grids) {
        return Map.of("unit", unit(code, "分" + code), "share", new BigDecimal(share), "people", people, "grids", grids);
    }

    private static Response split(String token, String old, LocalDate on, Map<?, ?>... parts) {
        return post(
                token,
                "unit-splits",
                Map.of("from", seen(token, old), "into", List.of(parts), "on", on.toString(), "orderNumber", "分1号"));
    }

    private static void assertUnit(String token, String id, String unit) {
        get(token, "people/" + id).then().body("unitCode", equalTo(unit));
    }

    private static int headcount(String token, LocalDate day) {
        return get(token, "statistics?asOf=" + day)
                .then()
                .statusCode(200)
                .extract()
                .path("headcount");
    }
}
