package org.shequ.selection;

import io.restassured.response.Response;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.testkit.TestClock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** One round of one position in a district of its own, taken from step to step by the people whose step it is. */
public final class TestRound {

    public static final LocalDate DRAFTED = LocalDate.of(2026, 3, 2);

    public final TestDistrict district;
    public final Selection officer;
    public final Selection publisher;
    public final Selection decider;
    private String id = "";
    private String position = "";
    private LocalDate drafted = DRAFTED;

    public TestRound() {
        this(new TestDistrict());
    }

    /** Another round of a district. */
    public TestRound(TestDistrict district) {
        this.district = district;
        this.officer = Selection.officer(district.code);
        this.publisher = Selection.publisher(district.code);
        this.decider = Selection.decider(district.code);
    }

    public String id() {
        return id;
    }

    public String position() {
        return position;
    }

    public String path() {
        return "/rounds/" + id;
    }

    /** An INSTITUTION round on a plan of its own. */
    public void draft(int places) {
        draft("INSTITUTION", Map.of("planId", UUID.randomUUID(), "places", places));
    }

    /** Drafted in the morning of {@link #DRAFTED}, on which registration opens, for four days. */
    public void draft(String kind, Map<String, Object> wanted) {
        draft(kind, wanted, DRAFTED);
    }

    public void draft(String kind, Map<String, Object> wanted, LocalDate day) {
        drafted = day;
        TestClock.set(day);
        var body = Selection.draft(kind, district.code, day, day.plusDays(4), List.of(wanted));
        var created = officer.post("/rounds", body);
        created.then().statusCode(201).body("status", equalTo("DRAFT")).header("ETag", equalTo("\"1\""));
        id = created.path("id");
        position = created.path("positions[0].id");
    }

    /** Announced, with locked places. */
    public void announce() {
        officer.step(id, "/places-request", null).then().statusCode(202);
        var request = Quota.awaitRequest(id, 1);
        var places = Quota.reserve(request);
        officer.awaitStatus(id, "PLACES_RESERVED");
        announceOnly();
        Quota.lock(request, places);
        awaitLock();
    }

    public void announceOnly() {
        namePanel(defaultPanel()).then().statusCode(200);
        officer.step(id, "/announcement", null)
                .then()
                .body("status", equalTo("RUNNING"))
                .body("stage", equalTo("REGISTRATION"));
    }

    /** Everybody who acts in these tests, from outside and with a declaration. */
    public static List<Map<String, Object>> defaultPanel() {
        return List.of(
                member("officer-lin", "OFFICER"),
                member("scorer-qian", "EXAMINER"),
                member("scorer-sun", "EXAMINER"),
                member("scorer-li", "EXAMINER"),
                member("publisher-wu", "PUBLISHER"),
                member("decider-zhao", "DECIDER"));
    }

    public static Map<String, Object> member(String subject, String duty) {
        return Map.of("subject", subject, "duty", duty, "declaration", "崇组回避〔2026〕3号");
    }

    /** Somebody with a personnel record and no declaration. */
    public static Map<String, Object> member(String subject, String duty, UUID person) {
        return Map.of("subject", subject, "duty", duty, "personId", person);
    }

    public Response namePanel(List<Map<String, Object>> members) {
        return officer.put(path() + "/panel", officer.etag(path()), Map.of("members", members));
    }

    public void awaitLock() {
        officer.awaitRound(id, response -> "LOCKED".equals(response.path("positions[0].placeRequest.state")));
    }

    /** Registered and admitted: a secretary who meets the default rule. */
    public String candidate(String community) {
        return admitted(district.secretary(district.frontCommunity(community), LocalDate.of(2017, 4, 1)));
    }

    public String admitted(UUID person) {
        var registration = officer.register(id, person, position);
        officer.admit(id, registration);
        return registration;
    }

    /** After the deadline, with a decision on record should candidates be few. */
    public void completeReview() {
        TestClock.set(drafted.plusDays(5));
        officer.step(
                id,
                "/review-completion",
                Map.of("acceptRatio", Map.of("reason", "人数不足，同意开考", "documentNumber", "崇组会〔2026〕5号")));
    }

    /** Both papers, each entered by two people, and the ranking. */
    public Response score(Map<String, String> written, Map<String, String> interview) {
        enter("WRITTEN", written);
        enter("INTERVIEW", interview);
        return officer.step(id, "/ranking", null);
    }

    public void enter(String paper, Map<String, String> scores) {
        for (var scorer : List.of("scorer-qian", "scorer-sun")) {
            Selection.scorer(scorer, district.code).scores(id, paper, scores);
        }
    }

    public void pass(String stage, List<String> registrations) {
        outcomes(stage, registrations, true)
                .then()
                .body("completed", equalTo(true))
                .body("awaited", hasSize(0));
    }

    public Response outcomes(String stage, List<String> registrations, boolean passed) {
        var outcomes = registrations.stream()
                .map(registration -> {
                    var outcome = new LinkedHashMap<String, Object>();
                    outcome.put("registrationId", registration);
                    outcome.put("passed", passed);
                    if (!passed) {
                        outcome.put("reason", "不合格");
                    }
                    return outcome;
                })
                .toList();
        return officer.step(id, "/stages/" + stage + "/completion", Map.of("outcomes", outcomes));
    }

    /** Every stage between the ranking and the notice of an INSTITUTION round. */
    public void passAll(List<String> registrations) {
        List.of("MEDICAL", "INSPECTION", "DELIBERATION").forEach(stage -> pass(stage, registrations));
    }

    public void publishAndClose() {
        publisher.step(id, "/notice", Map.of()).then().statusCode(201);
        LocalDate lastDay = LocalDate.parse(officer.get(path() + "/notice").path("lastDay"));
        TestClock.set(lastDay.plusDays(1));
        publisher.step(id, "/notice/closure", null);
    }

    public static Map<String, Object> order() {
        return Map.of("effectiveOn", "2026-05-01", "orderNumber", "崇委组〔2026〕12号");
    }

    public List<String> decide(int expected) {
        return decide(decider, expected);
    }

    public List<String> decide(Selection by, int expected) {
        var decided = by.step(id, "/appointments", order());
        decided.then().statusCode(201).body("appointments", hasSize(expected));
        return decided.path("appointments.id");
    }

    /** From the draft to the decided appointment of the only candidate. */
    public String untilDecided() {
        draft(1);
        announce();
        var only = candidate("甲社区");
        completeReview();
        score(Map.of(only, "80.00"), Map.of(only, "90.00"));
        passAll(List.of(only));
        publishAndClose();
        return only;
    }

    public void awaitAppointment(String appointment, String status) {
        await("appointment " + status)
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(
                        officer.get("/appointments/" + appointment).path("status")));
    }

    public static AppointmentEffected effected(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new AppointmentEffected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                detail.effectiveOn());
    }

    public static AppointmentRejected rejected(AppointmentDecided decided) {
        var detail = decided.appointment();
        return new AppointmentRejected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                RejectionReason.RESIGNED);
    }
}
