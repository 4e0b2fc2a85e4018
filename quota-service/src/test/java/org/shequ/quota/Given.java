package org.shequ.quota;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.quota.unit.Units;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;
import org.shequ.testkit.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What the tests start from: districts of their own, filled by personnel's events, and decisions over HTTP. */
@NullUnmarked
public final class Given {

    private static final int LAST_YEAR = 2099;
    public static final LocalDate OLD = LocalDate.of(2010, 1, 1);
    public static final String COUNTED_ON = "2025-12-31";
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger DISTRICTS = new AtomicInteger(900_000);

    private Given() {}

    // who

    public static String drafter(String scope) {
        return Tokens.of("quota-drafter").scope(scope).bearer();
    }

    public static String approver(String scope) {
        return Tokens.of("quota-approver").scope(scope).bearer();
    }

    // units and people, as personnel-service tells them

    /** Communities {@code <district>001001…}, active since 2010. */
    public static String district(int communities) {
        var district = String.valueOf(DISTRICTS.incrementAndGet());
        var codes = IntStream.rangeClosed(1, communities)
                .mapToObj(number -> community(district, number))
                .toList();
        codes.forEach(code -> unit(code, UnitKind.COMMUNITY, UnitStatus.ACTIVE));
        codes.forEach(Given::awaitUnit);
        return district;
    }

    public static String community(String district, int number) {
        return district + "001%03d".formatted(number);
    }

    public static void unit(String code, UnitKind kind, UnitStatus status) {
        unit(code, "社区" + code, kind, status);
    }

    public static void unit(String code, String name, UnitKind kind, UnitStatus status) {
        TestKafka.publish(new UnitChanged(code, name, kind, code.substring(0, 9), status, "111", OLD, null, null));
    }

    public static void awaitUnit(String code) {
        await().atMost(PATIENCE)
                .until(() ->
                        Arc.container().instance(Units.class).get().find(code).isPresent());
    }

    public static HeldAssignment post(String unit, Post post) {
        return new HeldAssignment(UUID.randomUUID(), unit, post, true, OLD, null, null, null);
    }

    public static HeldIdentity identity(TenureKind kind) {
        return new HeldIdentity(kind, OLD, null, null);
    }

    public static void career(UUID person, List<HeldAssignment> posts, List<HeldIdentity> identities) {
        var unit = posts.isEmpty() ? null : posts.getFirst().unitCode();
        TestKafka.publish(new CareerChanged(person, unit, posts, identities, List.of(), OLD));
    }

    public static void status(UUID person, String unit, PersonStatus status) {
        TestKafka.publish(new PersonChanged(
                person,
                Sex.MALE,
                null,
                null,
                null,
                null,
                status,
                unit,
                null,
                TestPeople.sealed(person, "P" + person, "王小明", LocalDate.of(1990, 5, 4))));
    }

    /** Somebody who held a post since 2010 leaves: the standing and the career that ends with it, as one command tells them. */
    public static void leaves(UUID person, String unit, PersonStatus status, LocalDate on) {
        status(person, unit, status);
        career(
                person,
                List.of(new HeldAssignment(UUID.randomUUID(), unit, Post.COMMUNITY_WORKER, true, OLD, on, null, null)),
                List.of(new HeldIdentity(TenureKind.STAFFED, OLD, on, null)));
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** Somebody in a post since 2010, whom this service has judged. */
    public static UUID person(String unit, Post post, TenureKind identity) {
        var person = UUID.randomUUID();
        status(person, unit, PersonStatus.ACTIVE);
        career(person, List.of(post(unit, post)), List.of(identity(identity)));
        awaitHeadcount(person, unit);
        return person;
    }

    public static UUID staffed(String unit) {
        return person(unit, Post.COMMUNITY_WORKER, TenureKind.STAFFED);
    }

    private static void awaitHeadcount(UUID person, String unit) {
        await().atMost(PATIENCE).until(() -> headcount(person, unit) != null);
    }

    /** What the list of headcounts says of one person; null while it says nothing. */
    public static Map<String, Object> headcount(UUID person, String unit) {
        return get(drafter("*"), "headcounts?limit=500&unit=" + unit)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("person", person.toString())
                .get("items.find { it.personId == person }");
    }

    // decisions over HTTP

    public static Response get(String token, String path) {
        return given().header("Authorization", token).get("/quota/v1/" + path);
    }

    public static RequestSpecification request(String token) {
        return given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static Response post(String token, String path, Object body) {
        return request(token).contentType(ContentType.JSON).body(body).post("/quota/v1/" + path);
    }

    /** On the state that the caller has just seen. */
    public static Response decide(String token, String resource, String step, Object body) {
        var etag = get(token, resource).then().statusCode(200).extract().header("ETag");
        return request(token)
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/quota/v1/" + resource + "/" + step);
    }

    public static Map<String, Object> standard(String jurisdiction) {
        return Map.of(
                "jurisdiction",
                jurisdiction,
                "ratioPer10000",
                18,
                "effectiveFrom",
                "2024-01-01",
                "documentNumber",
                "崇政发〔2024〕18号");
    }

    /** Its id. */
    public static String adopted(Map<String, Object> standard) {
        return post(drafter("*"), "standards", standard)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response submitPopulations(String token, String csv, Map<String, ?> query) {
        return request(token)
                .contentType(TabularMedia.CSV)
                .queryParams(query)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/quota/v1/population-imports");
    }

    /** The job once it has ended. */
    public static JsonPath populations(String token, String rows, Map<String, ?> query) {
        var job = submitPopulations(token, "unit_code,date,urban_population,source\n" + rows, query);
        return ended(job.then().statusCode(202).extract().path("id"), token);
    }

    public static JsonPath ended(String id, String token) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get(token, "jobs/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        job -> List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(job.getString("state")));
    }

    /** Residents of the communities 001, 002 … on the day. */
    public static void residents(String district, long... counts) {
        var rows = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            rows.append(community(district, i + 1)).append(",").append(COUNTED_ON);
            rows.append(",").append(counts[i]).append(",年度调查\n");
        }
        var job = populations(drafter(district), rows.toString(), Map.of("acknowledgeWarnings", true));
        if (!"SUCCEEDED".equals(job.getString("state"))) {
            throw new AssertionError(job.prettify());
        }
    }

    public static Map<String, Object> determination(String jurisdiction, String standard) {
        return Map.of(
                "jurisdiction", jurisdiction,
                "standardId", standard,
                "populationDate", COUNTED_ON,
                "title", "员额核定");
    }

    /** Its id. */
    public static String drafted(Map<String, Object> determination) {
        return post(drafter("*"), "determinations", determination)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response submitted(String determination) {
        return decide(drafter("*"), "determinations/" + determination, "submission", "");
    }

    public static Response approved(String determination) {
        return decide(
                approver("*"),
                "determinations/" + determination,
                "approval",
                Map.of("documentNumber", "崇政发〔2026〕8号", "organ", "崇川区委组织部"));
    }

    /** Draft, submission and approval at once; its id. */
    public static String inForce(String jurisdiction, String standard) {
        var id = drafted(determination(jurisdiction, standard));
        submitted(id).then().statusCode(200);
        approved(id).then().statusCode(200);
        return id;
    }

    /** A district whose communities 001, 002 … have so many places each. */
    public static String districtWithPlaces(int... places) {
        var district = district(places.length);
        var ten = new java.util.HashMap<>(standard(district));
        ten.put("ratioPer10000", 10);
        residents(district, IntStream.of(places).mapToLong(n -> n * 1000L).toArray());
        inForce(district, adopted(ten));
        return district;
    }

    /** The account of a community. */
    public static JsonPath account(String community) {
        return get(drafter("*"), "accounts?kind=STAFFING&unit=" + community)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    /** approved, occupied, reserved of a community's account. */
    public static List<Integer> figures(String community) {
        var account = account(community);
        return new ArrayList<>(
                List.of(account.getInt("approved"), account.getInt("occupied"), account.getInt("reserved")));
    }

    public static void awaitFigures(String community, int approved, int occupied, int reserved) {
        var wanted = List.of(approved, occupied, reserved);
        // there may be no account yet
        await().atMost(PATIENCE).ignoreExceptions().until(() -> figures(community), wanted::equals);
    }

    /** All balances under a unit equal their entries, people and places. */
    public static void assertProven(String unit) {
        var proof = get(drafter("*"), "ledger-proof?unit=" + unit).then().statusCode(200);
        if (!proof.extract().<Boolean>path("balanced")) {
            throw new AssertionError(proof.extract().asString());
        }
    }

    // plans and rounds

    /** An approved plan for 30 % of the secretaries of the district, as many as are named; its id. */
    public static String plan(String district, int secretaries) {
        for (int i = 0; i < secretaries; i++) {
            person(community(district, 1), Post.SECRETARY, TenureKind.STAFFED);
        }
        String id = post(drafter("*"), "incentive-plans", planRequest(district))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        decide(approver("*"), "incentive-plans/" + id, "approval", Map.of("documentNumber", "崇委组〔2021〕12号"))
                .then()
                .statusCode(200);
        extend(id, LAST_YEAR);
        return id;
    }

    /** An order by which a plan gives places for some years more. */
    public static void extend(String plan, int toYear) {
        decide(
                        approver("*"),
                        "incentive-plans/" + plan,
                        "extension",
                        Map.of("documentNumber", "崇委组〔2026〕2号", "toYear", toYear))
                .then()
                .statusCode(200)
                .body("extendedToYear", org.hamcrest.Matchers.equalTo(toYear));
    }

    public static Map<String, Object> planRequest(String district) {
        return Map.of(
                "name",
                "530激励计划",
                "jurisdiction",
                district,
                "fromYear",
                2021,
                "toYear",
                2025,
                "sharePercent",
                30,
                "documentNumber",
                "崇委发〔2021〕5号");
    }
}
