package org.shequ.assessment;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Schemes and cycles for the tests, made over HTTP by the offices that make them. */
@NullUnmarked
public final class Rounds {

    /** A day of the year after the one that is judged; publicity of five working days ends on 2026-03-09. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Rounds() {}

    public static String officer() {
        return Tokens.of("assessment-officer").bearer();
    }

    public static String scorer() {
        return Tokens.of("assessment-scorer").bearer();
    }

    public static String approver() {
        return Tokens.of("assessment-approver").bearer();
    }

    public static String publisher() {
        return Tokens.of("assessment-publisher").bearer();
    }

    public static Response post(String token, String path, String body) {
        return post(token, path, null, body);
    }

    public static Response post(String token, String path, String ifMatch, String body) {
        var request = given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request = request.contentType(ContentType.JSON).body(body);
        }
        return request.post("/assessment/v1/" + path);
    }

    /** Decides about a cycle as it now stands. */
    public static Response decide(String token, String cycle, String step, String body) {
        String tag = Given.get(officer(), "cycles/" + cycle).getHeader("ETag");
        return post(token, "cycles/" + cycle + "/" + step, tag, body);
    }

    /** Asks as officer for a correction, which must be taken in. @param change the score, and a person's grade */
    public static Response askedForCorrection(String cycle, String subject, String change) {
        Response asked = post(officer(), "cycles/" + cycle + "/corrections", """
                {"subject":"%s",%s,"reason":"漏计"}""".formatted(subject, change));
        asked.then().statusCode(201);
        return asked;
    }

    /** Decides as approver what was asked for. */
    public static Response decideCorrection(String cycle, Response asked, String outcome) {
        return post(
                approver(),
                "cycles/" + cycle + "/corrections/" + asked.path("id") + "/decision",
                asked.getHeader("ETag"),
                """
                {"outcome":"%s","opinion":"经核对原始记录","documentNumber":"崇〔2026〕9号"}""".formatted(outcome));
    }

    public static Response correct(String cycle, String subject, String change) {
        return decideCorrection(cycle, askedForCorrection(cycle, subject, change), "APPROVED");
    }

    /** Opening, calibration or finalization of a cycle as it now stands, which must succeed. */
    public static void run(String token, String cycle, String step) {
        JsonPath job = ended(token, cycle, step);
        if (!"SUCCEEDED".equals(job.getString("state"))) {
            throw new AssertionError(job.prettify());
        }
    }

    /** The job of a step once it has ended, well or not. */
    public static JsonPath ended(String token, String cycle, String step) {
        Response accepted = decide(token, cycle, step, null);
        return Given.ended(accepted.then().statusCode(202).extract().path("id"), token);
    }

    public static void calibrate(String cycle) {
        run(officer(), cycle, "calibration");
    }

    public static void finish(String cycle) {
        run(publisher(), cycle, "finalization");
    }

    /** Two dimensions of 60 and 40; the subdistrict weighs 40, anonymous residents (at least two) 60. */
    public static String communityContent() {
        return """
                {"dimensions":[
                  {"code":"PARTY","name":"基层党建","weight":60,"indicators":[
                    {"code":"MEETINGS","name":"三会一课","kind":"MARKS","fullMarks":20,"evidenceRequired":false},
                    {"code":"HONOUR","name":"表彰加分","kind":"BONUS","fullMarks":3,"evidenceRequired":true}]},
                  {"code":"PEACE","name":"平安建设","weight":40,"indicators":[
                    {"code":"DISPUTES","name":"矛盾化解","kind":"MARKS","fullMarks":30,"evidenceRequired":false},
                    {"code":"PETITIONS","name":"信访扣分","kind":"DEDUCTION","fullMarks":5,"evidenceRequired":false}]}],
                 "raterClasses":[
                  {"code":"SUBDISTRICT","name":"街道","weight":40,"minimumRaters":1,"anonymous":false},
                  {"code":"RESIDENTS","name":"居民","weight":60,"minimumRaters":2,"anonymous":true,
                   "minimumOrdinaryPercent":50}],
                 "vetoes":[{"code":"INCIDENT","name":"重大安全事故","scoreCap":59.99}],
                 "peerGroups":[{"code":"VILLAGE","name":"村","unitKind":"VILLAGE","units":[]},
                               {"code":"URBAN","name":"城市社区","urbanRuralClass":"1","units":[]}],
                 "periods":{"publicityWorkingDays":5,"reviewDays":30,"appealDays":30}}""";
    }

    /** One dimension, one class; excellent from 90, at most 20 per cent of a district (25 when commended). */
    public static String personContent() {
        return """
                {"dimensions":[{"code":"DUTY","name":"履职","weight":100,"indicators":[
                    {"code":"WORK","name":"实绩","kind":"MARKS","fullMarks":100,"evidenceRequired":false}]}],
                 "raterClasses":[{"code":"PEERS","name":"同事","weight":100,"minimumRaters":1,"anonymous":false}],
                 "vetoes":[{"code":"FRAUD","name":"弄虚作假","gradeCap":"UNQUALIFIED"}],
                 "peerGroups":[],
                 "grading":{"excellentFrom":90,"qualifiedFrom":70,"basicallyQualifiedFrom":60,"excellentPercent":20,
                    "commendedPercent":25,"pool":"DISTRICT","sanctionCap":"BASICALLY_QUALIFIED","monthsInPost":6},
                 "periods":{"publicityWorkingDays":5,"reviewDays":30,"appealDays":30}}""";
    }

    public static String schemeBody(String kind, String jurisdiction, String content) {
        return """
                {"title":"考核方案","subjectKind":"%s","jurisdiction":"%s","year":2025,"content":%s}""".formatted(kind, jurisdiction, content);
    }

    public static String approvedScheme(String kind, String jurisdiction, String content) {
        var drafted = post(officer(), "schemes", schemeBody(kind, jurisdiction, content));
        String id = drafted.then().statusCode(201).extract().path("id");
        post(approver(), "schemes/" + id + "/approval", drafted.getHeader("ETag"), "{\"documentNumber\":\"崇〔2025〕1号\"}")
                .then()
                .statusCode(200);
        return id;
    }

    public static String draftCycle(String scheme, String jurisdiction) {
        return post(officer(), "cycles", """
                        {"schemeId":"%s","title":"年度考核","jurisdiction":"%s","scoringUntil":"2026-03-31"}""".formatted(scheme, jurisdiction))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An open cycle over the communities of a district. */
    public static String openCommunityCycle(String district) {
        return open(draftCycle(approvedScheme("COMMUNITY", district, communityContent()), district));
    }

    public static String openPersonCycle(String district) {
        return open(draftCycle(approvedScheme("PERSON", district, personContent()), district));
    }

    public static String open(String cycle) {
        TestClock.set(TODAY);
        run(officer(), cycle, "opening");
        return cycle;
    }

    public static Map<String, Object> sheet(String subject, String raterClass, String rater, Map<String, ?> marks) {
        return Map.of("subject", subject, "raterClass", raterClass, "rater", rater, "ordinary", true, "marks", marks);
    }

    /** The sheets that a community needs: one of the subdistrict, two of residents. */
    public static List<Map<String, Object>> community(String code, double meetings, double disputes) {
        Map<String, Double> marks = Map.of("MEETINGS", meetings, "DISPUTES", disputes);
        List<Map<String, Object>> sheets = new ArrayList<>();
        sheets.add(sheet(code, "SUBDISTRICT", "S1", marks));
        sheets.add(sheet(code, "RESIDENTS", "R1", marks));
        sheets.add(sheet(code, "RESIDENTS", "R2", marks));
        return sheets;
    }

    public static Response enter(String token, String cycle, List<? extends Map<String, ?>> sheets) {
        return given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("sheets", sheets))
                .post("/assessment/v1/cycles/" + cycle + "/sheets");
    }

    /** Enters sheets that must all be taken. */
    public static void entered(String cycle, List<? extends Map<String, ?>> sheets) {
        JsonPath outcome =
                enter(scorer(), cycle, sheets).then().statusCode(200).extract().jsonPath();
        if (outcome.getInt("refused") > 0) {
            throw new AssertionError(outcome.prettify());
        }
    }
}
