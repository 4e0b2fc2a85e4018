package org.shequ.quota;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.quota.Given.COUNTED_ON;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.decide;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;

/**
 * What belongs to a district, or to another subdistrict, with the token of a subdistrict: it decides nothing, and reads of
 * no unit and no person there. An operation that stands in no table here fails the first test.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SubdistrictApiTest {

    private static final Map<String, ?> DOCUMENT = Map.of("documentNumber", "1");
    private static final Map<String, ?> PLACES = Map.of("documentNumber", "1", "places", 1);

    /** Operations with a body that is well-formed; of a district's aggregates and of accounts that are not its own. */
    private static final Map<String, Object> DISTRICTS = Map.ofEntries(
            Map.entry("quota-drafter standards", Given.standard("DISTRICT")),
            Map.entry("quota-drafter determinations", Given.determination("DISTRICT", "STANDARD")),
            Map.entry("quota-drafter determination-drafts", Given.determination("DISTRICT", "STANDARD")),
            Map.entry("quota-drafter determinations/{draft}/submission", ""),
            Map.entry("quota-approver determinations/{review}/return", Map.of("reason", "待核实")),
            Map.entry("quota-approver determinations/{review}/approval", Map.of("documentNumber", "1", "organ", "组织部")),
            Map.entry(
                    "quota-approver determinations/{review}/approval-jobs",
                    Map.of("documentNumber", "1", "organ", "组织部")),
            Map.entry("quota-drafter comparisons", comparison("DISTRICT")),
            Map.entry(
                    "quota-drafter retirement-policies",
                    Map.of(
                            "jurisdiction",
                            "DISTRICT",
                            "effectiveFrom",
                            "2025-01-01",
                            "men",
                            age(),
                            "women",
                            age(),
                            "documentNumber",
                            "1")),
            Map.entry("quota-drafter incentive-plans", Given.planRequest("DISTRICT")),
            Map.entry("quota-approver incentive-plans/{plan}/approval", DOCUMENT),
            Map.entry("quota-approver incentive-plans/{plan}/closure", DOCUMENT),
            Map.entry("quota-approver incentive-plans/{plan}/extension", Map.of("documentNumber", "1", "toYear", 2100)),
            Map.entry("quota-approver accounts/{planAccount}/over-quota-orders", PLACES),
            Map.entry("quota-approver accounts/{planAccount}/freezes", PLACES),
            Map.entry(
                    "quota-approver accounts/{planAccount}/transfers",
                    Map.of("documentNumber", "1", "places", 1, "toAccountId", "OWNACCOUNT")),
            Map.entry("quota-drafter place-requests/{request}/lock", ""),
            Map.entry(
                    "quota-drafter place-requests/{request}/confirmation",
                    Map.of("placeId", UUID.randomUUID(), "personId", UUID.randomUUID(), "effectiveOn", "2026-01-01")),
            Map.entry("quota-drafter place-requests/{request}/return", Map.of("placeIds", List.of())),
            Map.entry("quota-drafter alerts/{alert}/acknowledgement", Map.of("note", "已知悉")));

    /** Of its own communities: rows and accounts are checked one by one, or a job is its submitter's. */
    private static final Set<String> OWN = Set.of("population-imports", "place-requests", "jobs/{}/cancellation");

    /** What is nobody's in particular. */
    private static final Set<String> NO_DISTRICTS = Set.of("clock", "audit-verifications");

    private static final List<String> READS = List.of(
            "accounts?limit=500",
            "accounts/{account}",
            "accounts/{account}/entries",
            "accounts/{planAccount}",
            "accounts/{planAccount}/entries",
            "populations?limit=500",
            "populations?unit=FOREIGN",
            "headcounts?limit=500&count=true",
            "headcounts/summary",
            "headcounts?unit=FOREIGN",
            "alerts?limit=500",
            "alerts/{alert}",
            "place-requests?limit=500&count=true",
            "place-requests/{request}",
            "determinations",
            "determinations/{draft}",
            "determinations/{draft}/lines",
            "determinations/{draft}/table",
            "determinations/{draft}/page",
            "determinations/{force}",
            "determinations/{force}/lines",
            "comparisons",
            "comparisons/{comparison}",
            "comparisons/{comparison}/lines",
            "incentive-plans",
            "incentive-plans/{plan}",
            "forecast?jurisdiction=DISTRICT&standard=STANDARD&years=5",
            "ledger-proof",
            "ledger-proof?unit=FOREIGN",
            "unit-reorganisations",
            "standards",
            "standards/STANDARD",
            "retirement-policies",
            "jobs?limit=500",
            "jobs/{job}",
            "jobs/{job}/problems",
            "audit-entries?limit=500&count=true",
            "audit-entries?subjectType=place-request&subjectId={request}",
            "changes");

    private static Map<String, Object> comparison(String jurisdiction) {
        return Map.of(
                "jurisdiction",
                jurisdiction,
                "title",
                "方案比较",
                "alternatives",
                List.of(Map.of("name", "二十", "standard", Map.of("ratioPer10000", 20), "populationDate", COUNTED_ON)));
    }

    private static Map<String, Object> age() {
        return Map.of("baseMonths", 720, "delayedFrom", "1965-01", "monthsPerStep", 4, "mostMonths", 60);
    }

    @Test
    void every_changing_operation_stands_in_a_table() throws IOException {
        var operations = new TreeSet<String>();
        var document = new ObjectMapper()
                .readTree(Path.of("../contracts/openapi/quota.json").toFile());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method.toUpperCase(Locale.ROOT))) {
                        operations.add(path.getKey().replace("/quota/v1/", "").replaceAll("\\{[^}]*}", "{}"));
                    }
                }));
        var tables = new TreeSet<String>();
        DISTRICTS
                .keySet()
                .forEach(row -> tables.add(row.replaceAll("quota-[a-z]+ ", "").replaceAll("\\{[^}]*}", "{}")));
        tables.addAll(OWN);
        tables.addAll(NO_DISTRICTS);
        assertEquals(operations, tables);
    }

    @Test
    void a_subdistrict_decides_nothing_that_is_its_districts() {
        var district = new District();
        var taken = new ArrayList<String>();
        DISTRICTS.forEach((row, body) -> {
            var words = row.split(" ", -1);
            var token = Tokens.of(words[0])
                    .subject("subdistrict")
                    .scope(district.code + "001")
                    .bearer();
            for (var path : Stream.of(words[1], words[1].replace("planAccount", "account"))
                    .distinct()
                    .toList()) {
                var answer = step(token, district.named(path), district.named(body));
                if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                    taken.add(path + ": " + answer.statusCode() + " " + answer.asString());
                }
            }
        });
        assertEquals(List.of(), taken);
        for (var account : List.of(Map.of("planId", district.plan), Map.of("unitCode", district.foreign))) {
            var asked = new java.util.HashMap<String, Object>(PLACES);
            asked.putAll(account);
            ProblemAssert.assertProblem(
                    QuotaProblem.NO_ACCOUNT, post(drafter(district.code + "001"), "place-requests", asked));
        }
    }

    private static Response step(String token, String path, Object body) {
        return Given.request(token)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(body)
                .post("/quota/v1/" + path);
    }

    /** Standards and policies of the district hold in its subdistricts and are read there. */
    @Test
    void a_subdistrict_reads_of_no_unit_and_nobody_of_another() {
        var district = new District();
        var leaks = new ArrayList<String>();
        var shown = new TreeSet<String>();
        for (var row : READS) {
            var path = (String) district.named(row);
            var answer = read(district.code + "001", path);
            assertTrue(Set.of(200, 403, 404).contains(answer.statusCode()), path + answer.asString());
            if (answer.statusCode() == 200 && district.isForeign(answer.asString())) {
                leaks.add(row + ": " + answer.asString());
            }
            var whole = read(district.code, path);
            if (whole.statusCode() == 200 && district.isForeign(whole.asString())) {
                shown.add(row);
            }
        }
        assertEquals(List.of(), leaks);
        assertEquals(
                "0",
                String.valueOf(read(district.code + "003", "headcounts/summary").<Object>path("people")));
        // so that an empty answer proves nothing: the district reads them there
        assertEquals(
                List.of(),
                Stream.of(
                                "accounts?limit=500",
                                "accounts/{account}",
                                "accounts/{account}/entries",
                                "populations?limit=500",
                                "headcounts?limit=500&count=true",
                                "alerts?limit=500",
                                "alerts/{alert}",
                                "place-requests?limit=500&count=true",
                                "place-requests/{request}",
                                "determinations/{draft}/lines",
                                "determinations/{draft}/table",
                                "determinations/{force}/lines",
                                "comparisons/{comparison}/lines",
                                "jobs/{job}/problems",
                                "audit-entries?limit=500&count=true")
                        .filter(row -> !shown.contains(row))
                        .toList());
    }

    private static Response read(String scope, String path) {
        var role = path.startsWith("audit") ? "auditor" : path.equals("changes") ? "system" : "viewer";
        return get(Tokens.of(role).subject("reader").scope(scope).bearer(), path);
    }

    /** A district with two subdistricts: a determination in force and two on the way, a plan, places taken in the other. */
    private static final class District {

        private final String code = Given.district(2);
        private final String foreign = code + "002001";
        private final String stranger;
        private final String plan;
        private final Map<String, String> names;

        District() {
            Given.unit(foreign, UnitKind.COMMUNITY, UnitStatus.ACTIVE);
            Given.awaitUnit(foreign);
            populations("acknowledgeWarnings");
            var standard = adopted(Given.standard(code));
            var force = Given.inForce(code, standard);
            stranger = Given.staffed(foreign).toString();
            plan = Given.plan(code, 4);
            var draft = Given.drafted(Given.determination(code, standard));
            var review = Given.drafted(Given.determination(code, standard));
            Given.submitted(review).then().statusCode(200);
            var request = id(post(
                    drafter(code),
                    "place-requests",
                    Map.of("unitCode", foreign, "places", 1, "documentNumber", "崇人社〔2026〕7号")));
            var comparison = id(post(drafter(code), "comparisons", comparison(code)));
            names = Map.ofEntries(
                    Map.entry("{force}", force),
                    Map.entry("{draft}", draft),
                    Map.entry("{review}", review),
                    Map.entry("{plan}", plan),
                    Map.entry("{planAccount}", first("accounts?kind=INSTITUTION_PLAN&unit=" + code)),
                    Map.entry("{account}", first("accounts?kind=STAFFING&unit=" + foreign)),
                    Map.entry("OWNACCOUNT", first("accounts?kind=STAFFING&unit=" + community(code, 1))),
                    Map.entry("{request}", request),
                    Map.entry("{comparison}", comparison),
                    Map.entry("{alert}", first("alerts?unit=" + foreign)),
                    Map.entry("{job}", faulty()),
                    Map.entry("STANDARD", standard),
                    Map.entry("FOREIGN", foreign),
                    Map.entry("DISTRICT", code));
        }

        private void populations(String acknowledged) {
            var rows = Stream.of(community(code, 1), community(code, 2), foreign)
                    .map(unit -> unit + "," + COUNTED_ON + ",3000,年度调查\n")
                    .reduce("", String::concat);
            assertEquals(
                    "SUCCEEDED",
                    Given.populations(drafter(code), rows, Map.of(acknowledged, true))
                            .getString("state"));
        }

        /** A job of the district whose problems name the other subdistrict. */
        private String faulty() {
            var row = foreign + "," + COUNTED_ON + ",3000,年度调查\n";
            return Given.populations(drafter(code), row + row, Map.of()).getString("id");
        }

        private static String first(String list) {
            return get(drafter("*"), list).then().statusCode(200).extract().path("items[0].id");
        }

        private static String id(Response created) {
            return created.then().statusCode(201).extract().path("id");
        }

        /** The same text or object with the names of this district. */
        Object named(Object value) {
            if (value instanceof Map<?, ?> fields) {
                var named = new java.util.HashMap<Object, Object>();
                fields.forEach((name, field) -> named.put(name, named(field)));
                return named;
            }
            if (!(value instanceof String text)) {
                return value;
            }
            for (var name : names.entrySet()) {
                text = text.replace(name.getKey(), name.getValue());
            }
            return text;
        }

        String named(String text) {
            return (String) named((Object) text);
        }

        boolean isForeign(String answer) {
            return answer.contains(code + "002") || answer.contains(stranger);
        }
    }

    @Test
    void a_subdistrict_imports_no_residents_of_another() {
        var district = new District();
        var job = Given.populations(
                drafter(district.code + "001"),
                district.foreign + ",2024-12-31,9000,年度调查\n",
                Map.of("acknowledgeWarnings", true));
        assertEquals("FAILED", job.getString("state"));
        assertEquals(
                "0",
                get(approver(district.code), "populations?count=true&date=2024-12-31")
                        .path("total")
                        .toString());
        assertTrue(decide(
                                approver(district.code),
                                "determinations/" + district.names.get("{review}"),
                                "return",
                                Map.of("reason", "r"))
                        .statusCode()
                == 200);
    }
}
