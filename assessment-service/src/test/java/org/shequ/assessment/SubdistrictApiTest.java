package org.shequ.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.publisher;

/**
 * What belongs to a district, with the token of one of its subdistricts: it decides nothing, and reads of no unit and no
 * person of another subdistrict. An operation that stands in no table here fails the first test.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SubdistrictApiTest {

    private static final String DOCUMENT = "\"documentNumber\":\"1\"";

    /** Operations about what a district owns, that its subdistricts are refused; with a body that is well-formed. */
    private static final Map<String, String> DISTRICTS = Map.ofEntries(
            Map.entry(
                    "POST assessment-officer schemes",
                    Rounds.schemeBody("COMMUNITY", "DISTRICT", Rounds.communityContent())),
            Map.entry(
                    "PUT assessment-officer schemes/{scheme}",
                    "{\"title\":\"t\",\"content\":" + Rounds.communityContent() + "}"),
            Map.entry("POST assessment-approver schemes/{scheme}/approval", "{" + DOCUMENT + "}"),
            Map.entry("POST assessment-officer schemes/{scheme}/derivation", "{\"title\":\"t\",\"year\":2026}"),
            Map.entry("POST assessment-officer cycles", """
                            {"schemeId":"SCHEME","title":"t","jurisdiction":"DISTRICT","scoringUntil":"2026-03-31"}"""),
            Map.entry("POST assessment-officer cycles/{cycle}/opening", ""),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/deadline",
                    "{\"scoringUntil\":\"2026-04-30\",\"reason\":\"r\"}"),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/subject-decisions",
                    "{\"subject\":\"OWN\",\"decision\":\"WITHDRAW\",\"reason\":\"r\"}"),
            Map.entry("POST assessment-officer cycles/{cycle}/calibration", ""),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/reopening",
                    "{\"scoringUntil\":\"2026-04-30\",\"reason\":\"r\"}"),
            Map.entry("POST assessment-officer cycles/{cycle}/cancellation", "{\"reason\":\"r\"}"),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/points",
                    "{\"subject\":\"OWN\",\"indicator\":\"HONOUR\",\"points\":1,\"reason\":\"r\"}"),
            Map.entry("POST assessment-officer cycles/{cycle}/points/{id}/revocation", "{\"reason\":\"r\"}"),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/vetoes",
                    "{\"subject\":\"OWN\",\"veto\":\"INCIDENT\",\"reason\":\"r\"}"),
            Map.entry(
                    "POST assessment-officer cycles/{cycle}/subjects/{subject}/vetoes/INCIDENT/lifting",
                    "{\"reason\":\"r\"}"),
            Map.entry("POST assessment-officer cycles/{cycle}/simulations", "{}"),
            Map.entry(
                    "PUT assessment-officer cycles/{cycle}/pools/DISTRICT/tie-decision",
                    "{\"chosen\":[],\"reason\":\"r\"," + DOCUMENT + "}"),
            Map.entry("POST assessment-publisher cycles/{cycle}/publicity", "{" + DOCUMENT + "}"),
            Map.entry("POST assessment-publisher cycles/{cycle}/finalization", ""),
            Map.entry(
                    "POST assessment-approver cycles/{cycle}/objections/{objection}/answer",
                    "{\"outcome\":\"UPHELD\",\"answer\":\"r\",\"score\":99}"),
            Map.entry(
                    "POST assessment-approver cycles/{cycle}/corrections/{correction}/decision",
                    "{\"outcome\":\"APPROVED\",\"opinion\":\"r\"," + DOCUMENT + "}"),
            Map.entry(
                    "POST assessment-approver appeals/{appeal}/decision",
                    "{\"outcome\":\"CHANGED\",\"reason\":\"r\",\"score\":99," + DOCUMENT + "}"),
            Map.entry("POST assessment-approver successions", """
                            {"kind":"MERGER","effectiveOn":"2026-01-01",
                             "from":[{"unitCode":"OWN","population":1},{"unitCode":"SECOND","population":1}],
                             "to":["THIRD"],"documentNumber":"1"}"""),
            Map.entry(
                    "POST assessment-officer community-result-imports",
                    "year,unit_code,score,peer_group\n2024,OWN,90,URBAN\n"),
            Map.entry("POST assessment-officer front-policies", """
                            {"jurisdiction":"DISTRICT","policy":"TOP_30_PERCENT","years":3,
                             "effectiveFrom":"2026-01-01","documentNumber":"1"}"""));

    /** What a subdistrict does for its own units and people; its rows and subjects are checked one by one. */
    private static final Set<String> OWN = Set.of(
            "POST cycles/{}/sheets",
            "POST cycles/{}/sheet-imports",
            "POST cycles/{}/sheet-withdrawals",
            "PUT cycles/{}/subjects/{}/self-report",
            "POST cycles/{}/objections",
            "POST cycles/{}/corrections",
            "POST appeals",
            "POST person-result-imports",
            "POST result-conflicts/{}/{}/decision",
            "POST jobs/{}/cancellation");

    /** What needs the scope of everything, or is nobody's in particular. */
    private static final Set<String> NO_DISTRICTS = Set.of("PUT calendars/{}", "PUT clock", "POST audit-verifications");

    private static final List<String> READS = List.of(
            "communities?limit=500",
            "communities/FOREIGN/results",
            "communities/FOREIGN/results/2025/versions",
            "communities/FOREIGN/standing",
            "people?limit=500",
            "people/STRANGER/results",
            "people/STRANGER/results/2025/versions",
            "community-results?limit=500&count=true",
            "community-results?unit=FOREIGN",
            "result-conflicts",
            "result-tables/csv?subjectKind=COMMUNITY&year=2025",
            "distribution?subjectKind=COMMUNITY&year=2025",
            "successions",
            "successions/announced-mergers",
            "appeals?limit=500",
            "appeals?cycleId={cycle}",
            "appeals/{foreignAppeal}",
            "schemes",
            "schemes/{scheme}",
            "front-policies",
            "jobs?limit=500",
            "jobs/{job}",
            "jobs/{job}/problems",
            "cycles",
            "cycles/{cycle}",
            "cycles/{cycle}/subjects?limit=500&count=true",
            "cycles/{cycle}/late-changes",
            "cycles/{cycle}/progress",
            "cycles/{cycle}/shortages",
            "cycles/{cycle}/pools",
            "cycles/{cycle}/outcomes?limit=500",
            "cycles/{cycle}/outcomes/FOREIGN",
            "cycles/{cycle}/objections",
            "cycles/{cycle}/objections/{foreignObjection}",
            "cycles/{cycle}/corrections",
            "cycles/{cycle}/corrections/{foreignCorrection}",
            "cycles/{cycle}/subjects/OWN/derivation",
            "cycles/{cycle}/subjects/FOREIGN/derivation",
            "cycles/{cycle}/subjects/FOREIGN/records",
            "cycles/{cycle}/subjects/FOREIGN/self-report",
            "cycles/{people}/subjects?limit=500",
            "cycles/{people}/pools",
            "cycles/{people}/outcomes?limit=500",
            "cycles/{people}/subjects/CLERK/derivation",
            "cycles/{people}/subjects/STRANGER/derivation",
            "cycles/{people}/subjects/STRANGER/records",
            "audit-entries?limit=500",
            "audit-entries?count=true&subjectType=cycle&subjectId={cycle}",
            "changes");

    @Test
    void every_changing_operation_stands_in_a_table() throws IOException {
        var operations = new TreeSet<String>();
        var document = new ObjectMapper()
                .readTree(Path.of("../contracts/openapi/assessment.json").toFile());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("post", "put", "patch", "delete").contains(method)) {
                        operations.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                                + path.getKey().replace("/assessment/v1/", "").replaceAll("\\{[^}]*}", "{}"));
                    }
                }));
        var tables = new TreeSet<String>();
        DISTRICTS
                .keySet()
                .forEach(row -> tables.add(row.replaceAll(" assessment-[a-z]+", "")
                        .replaceAll("\\{[^}]*}", "{}")
                        .replace("/vetoes/INCIDENT/", "/vetoes/{}/")
                        .replace("/pools/DISTRICT/", "/pools/{}/")));
        tables.addAll(OWN);
        tables.addAll(NO_DISTRICTS);
        assertEquals(operations, tables);
    }

    @Test
    void a_subdistrict_decides_nothing_that_is_its_districts() {
        var district = new District();
        var answers = new ArrayList<String>();
        DISTRICTS.forEach((row, body) -> {
            var words = row.split(" ", -1);
            var request = given().header(
                            "Authorization",
                            Tokens.of(words[1])
                                    .subject("subdistrict")
                                    .scope(district.code + "001")
                                    .bearer())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "\"1\"");
            if (!body.isEmpty()) {
                request = request.contentType(words[2].endsWith("-imports") ? "text/csv" : "application/json")
                        .body(district.named(body).getBytes(StandardCharsets.UTF_8));
            }
            var path = "/assessment/v1/" + district.named(words[2]);
            Response answer = words[0].equals("PUT") ? request.put(path) : request.post(path);
            if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                answers.add(row + ": " + answer.statusCode() + " " + answer.asString());
            }
        });
        assertEquals(List.of(), answers);
    }

    /** The scheme, the cycle and how scores are spread among the peers are public by rule: they name nobody. */
    @Test
    void a_subdistrict_reads_of_no_unit_and_nobody_of_another() {
        var district = new District();
        var leaks = new ArrayList<String>();
        var shown = new TreeSet<String>();
        for (var row : READS) {
            var path = district.named(row);
            var answer = read(district.code + "001", path);
            assertTrue(Set.of(200, 403, 404).contains(answer.statusCode()), path + answer.asString());
            if (answer.statusCode() == 200 && district.isForeign(answer.asString())) {
                leaks.add(row + ": " + answer.asString());
            }
            if (district.isForeign(read(district.code, path).asString())) {
                shown.add(row);
            }
        }
        assertEquals(List.of(), leaks);
        // so that an empty answer proves nothing: the district reads them there
        assertEquals(
                List.of(),
                Stream.of(
                                "communities?limit=500",
                                "people?limit=500",
                                "community-results?limit=500&count=true",
                                "result-tables/csv?subjectKind=COMMUNITY&year=2025",
                                "appeals?limit=500",
                                "appeals/{foreignAppeal}",
                                "jobs/{job}/problems",
                                "cycles/{cycle}/subjects?limit=500&count=true",
                                "cycles/{cycle}/progress",
                                "cycles/{cycle}/outcomes?limit=500",
                                "cycles/{cycle}/objections",
                                "cycles/{cycle}/corrections",
                                "cycles/{cycle}/corrections/{foreignCorrection}",
                                "cycles/{cycle}/subjects/FOREIGN/derivation",
                                "cycles/{people}/outcomes?limit=500",
                                "cycles/{people}/pools",
                                "cycles/{people}/subjects/CLERK/derivation",
                                "audit-entries?limit=500")
                        .filter(row -> !shown.contains(row))
                        .toList());
    }

    private static Response read(String scope, String path) {
        var roles = path.startsWith("audit") ? "auditor" : path.equals("changes") ? "system" : "viewer";
        return Given.get(Tokens.of(roles).subject("reader").scope(scope).bearer(), path);
    }

    /** A year of a district with two subdistricts: a cycle of communities that is final, one of people with a tie. */
    private static final class District {

        private final String code = Given.district(3);
        private final String foreign = code + "002001";
        private final String clerk;
        private final String stranger;
        private final String scheme;
        private final String cycle;
        private final String people;
        private final String job;
        private final Filed own;
        private final Filed others;

        private record Filed(String objection, String appeal, String correction) {}

        District() {
            Given.youngCommunity(foreign, Given.OLD);
            clerk = Given.person("A" + code, community(code, 1)).toString();
            stranger = Given.person("B" + code, foreign).toString();
            people = tiedPeople();
            scheme = Rounds.approvedScheme("COMMUNITY", code, Rounds.communityContent());
            cycle = Rounds.open(Rounds.draftCycle(scheme, code));
            entered(cycle, Rounds.community(community(code, 1), 18, 27));
            entered(cycle, Rounds.community(community(code, 2), 16, 24));
            entered(cycle, Rounds.community(community(code, 3), 15, 22));
            entered(cycle, Rounds.community(foreign, 14, 21));
            Rounds.calibrate(cycle);
            decide(publisher(), cycle, "publicity", "{" + DOCUMENT + "}").then().statusCode(200);
            var ownObjection = objection(community(code, 1));
            var foreignObjection = objection(foreign);
            TestClock.set(LocalDate.of(2026, 3, 10));
            Rounds.finish(cycle);
            // the objections hold their two subjects back; two others are final
            own = new Filed(ownObjection, appeal(community(code, 2)), correction(community(code, 2)));
            answer(foreignObjection);
            others = new Filed(foreignObjection, appeal(foreign), correction(foreign));
            job = Given.communityResults(Given.officer(code), "2024," + code + "002999,90,URBAN\n")
                    .getString("id");
        }

        /** Of five people one may be excellent; the clerk here and the stranger there have the same score. */
        private String tiedPeople() {
            var all = new ArrayList<>(List.of(clerk, stranger));
            for (int i = 0; i < 3; i++) {
                all.add(Given.person("C" + code + i, community(code, 1)).toString());
            }
            var tied = Rounds.openPersonCycle(code);
            for (int i = 0; i < all.size(); i++) {
                entered(tied, List.of(Rounds.sheet(all.get(i), "PEERS", "X", Map.of("WORK", i < 2 ? 95 : 80))));
            }
            Rounds.calibrate(tied);
            given().header("Authorization", officer())
                    .header("If-Match", Given.get(officer(), "cycles/" + tied).getHeader("ETag"))
                    .contentType(ContentType.JSON)
                    .body("{\"chosen\":[\"%s\"],\"reason\":\"测评更高\",%s}".formatted(stranger, DOCUMENT))
                    .put("/assessment/v1/cycles/" + tied + "/pools/" + code + "/tie-decision")
                    .then()
                    .statusCode(200);
            return tied;
        }

        private String objection(String subject) {
            return id(post(officer(), "cycles/" + cycle + "/objections", """
                    {"subject":"%s","grounds":"不服"}""".formatted(subject)));
        }

        private void answer(String objection) {
            post(
                            Rounds.approver(),
                            "cycles/" + cycle + "/objections/" + objection + "/answer",
                            "\"1\"",
                            "{\"outcome\":\"REJECTED\",\"answer\":\"维持\"}")
                    .then()
                    .statusCode(200);
        }

        private String appeal(String subject) {
            return id(post(officer(), "appeals", """
                    {"cycleId":"%s","subject":"%s","stage":"REVIEW","grounds":"漏计"}""".formatted(cycle, subject)));
        }

        private String correction(String subject) {
            return Rounds.askedForCorrection(cycle, subject, "\"score\":95").path("id");
        }

        private static String id(Response created) {
            return created.then().statusCode(201).extract().path("id");
        }

        String named(String text) {
            return text.replace("{cycle}", cycle)
                    .replace("{people}", people)
                    .replace("{scheme}", scheme)
                    .replace("SCHEME", scheme)
                    .replace("{job}", job)
                    .replace("{objection}", own.objection())
                    .replace("{appeal}", own.appeal())
                    .replace("{correction}", own.correction())
                    .replace("{foreignObjection}", others.objection())
                    .replace("{foreignAppeal}", others.appeal())
                    .replace("{foreignCorrection}", others.correction())
                    .replace("{subject}", community(code, 1))
                    .replace("{id}", UUID.randomUUID().toString())
                    .replace("OWN", community(code, 1))
                    .replace("SECOND", community(code, 2))
                    .replace("THIRD", community(code, 3))
                    .replace("FOREIGN", foreign)
                    .replace("CLERK", clerk)
                    .replace("STRANGER", stranger)
                    .replace("DISTRICT", code);
        }

        boolean isForeign(String answer) {
            return answer.contains(code + "002") || answer.contains(stranger);
        }
    }
}
