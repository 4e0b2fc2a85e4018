package org.shequ.personnel.person;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;
import org.shequ.testkit.Tokens;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.person;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PersonApiTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_record_is_opened_masked_and_announced_without_what_is_secret() {
        Map<String, Object> given = person("张小伟", LocalDate.of(1990, 5, 4));
        String token = clerk("320613");
        Response created = post(token, "people", given);
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("name", equalTo("张**"))
                .body("citizenId", equalTo(masked((String) given.get("citizenId"))))
                .body("phone", equalTo("138****5678"))
                .body("birthDate", nullValue())
                .body("birthYear", equalTo(1990))
                .body("ethnicity", nullValue())
                .body("sex", equalTo("FEMALE"))
                .body("status", equalTo("ACTIVE"))
                .body("unitCode", nullValue());
        String id = created.path("id");
        var published = TestKafka.awaitEvent(
                PersonChanged.class, person -> person.personId().toString().equals(id));
        assertEquals("张小伟", TestPeople.details(published).name());
        assertFalse(published.toString().contains("张小伟"));
        assertFalse(published.toString().contains((String) given.get("citizenId")));
        get(token, "people/" + id).then().statusCode(200).body("name", equalTo("张**"));
    }

    @Test
    void what_is_secret_lies_encrypted_in_the_database() throws SQLException {
        Map<String, Object> given = person("李明", LocalDate.of(1985, 2, 3));
        String id = post(clerk("320613"), "people", given).path("id");
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT to_json(p)::text FROM people p WHERE id = ?::uuid")) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                String text = row.getString(1);
                assertFalse(text.contains((String) given.get("citizenId")), text);
                assertFalse(text.contains("13812345678"), text);
            }
        }
    }

    @Test
    void unmasking_needs_the_permission_and_a_purpose() {
        Map<String, Object> given = person("王芳", LocalDate.of(1985, 2, 3));
        String id = post(clerk("320613"), "people", given).path("id");
        String unmasker = Tokens.of("personnel-unmasker").scope("320613").bearer();
        get(unmasker, "people/" + id).then().body("name", equalTo("王*"));
        as(unmasker)
                .header("X-Purpose", "PAYROLL")
                .get("/personnel/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("王芳"))
                .body("citizenId", equalTo(given.get("citizenId")))
                .body("birthDate", equalTo("1985-02-03"))
                .body("ethnicity", equalTo("HAN"));
        as(unmasker)
                .header("X-Purpose", "ASSESSMENT")
                .get("/personnel/v1/people/" + id)
                .then()
                .body("name", equalTo("王芳"))
                .body("citizenId", equalTo(masked((String) given.get("citizenId"))))
                .body("ethnicity", nullValue());
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST,
                as(unmasker).header("X-Purpose", "curiosity").get("/personnel/v1/people/" + id));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                as(clerk("320613")).header("X-Purpose", "PETITION").get("/personnel/v1/people/" + id));
    }

    @Test
    void one_citizen_id_is_one_person() {
        Map<String, Object> given = person("赵一", LocalDate.of(1985, 2, 3));
        post(clerk("320613"), "people", given).then().statusCode(201);
        ProblemAssert.assertRefused(
                PersonnelProblem.CITIZEN_ID_TAKEN,
                request -> request.header("Authorization", clerk("110101"))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .body(given)
                        .post("/personnel/v1/people"));
    }

    @Test
    void of_sixty_four_who_come_at_once_with_one_id_one_wins() throws Exception {
        Map<String, Object> given = person("钱二", LocalDate.of(1985, 2, 3));
        String token = clerk("320613");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(() -> {
                Response answer = post(token, "people", given);
                if (answer.statusCode() != 201) {
                    ProblemAssert.assertProblem(PersonnelProblem.CITIZEN_ID_TAKEN, answer);
                }
                return answer.statusCode();
            });
        }
        try (var threads = Executors.newFixedThreadPool(64)) {
            int won = 0;
            for (var answer : threads.invokeAll(calls)) {
                won += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(1, won);
        }
    }

    static Stream<Arguments> badRecords() {
        LocalDate birth = LocalDate.of(1990, 5, 4);
        String id = citizenId(birth, false);
        String wrongCheck = id.substring(0, 17) + (id.charAt(17) == '0' ? '1' : '0');
        return Stream.of(
                Arguments.of("name", "张\u200b伟", "/name", "NAME_INVISIBLE_CHARACTER"),
                Arguments.of("name", "张\u202e伟", "/name", "NAME_INVISIBLE_CHARACTER"),
                Arguments.of("name", "Ｚｈａｎｇ", "/name", "NAME_FULL_WIDTH_CHARACTER"),
                Arguments.of("name", "=HYPERLINK()", "/name", "NAME_NOT_A_LETTER"),
                Arguments.of("citizenId", wrongCheck, "/citizenId", "CITIZEN_ID_CHECK_CHARACTER"),
                Arguments.of("citizenId", "320602900504123", "/citizenId", "CITIZEN_ID_LENGTH"),
                Arguments.of("birthDate", "1990-05-05", "/birthDate", "CONTRADICTS_CITIZEN_ID"),
                Arguments.of("sex", "MALE", "/sex", "CONTRADICTS_CITIZEN_ID"),
                Arguments.of("phone", "12", "/phone", "PHONE"),
                Arguments.of("partyJoinedOn", "2999-01-01", "/partyJoinedOn", "NOT_IN_FUTURE"),
                Arguments.of(
                        "certificateEmployedFrom", "2020-01-01", "/certificateEmployedFrom", "CERTIFICATE_NEEDED"));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void a_record_that_cannot_be_is_refused(String field, String value, String pointer, String rule) {
        Map<String, Object> given = new HashMap<>(person("张伟", LocalDate.of(1990, 5, 4)));
        given.put(field, value);
        Response answer = post(clerk("320613"), "people", given);
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, answer);
        assertEquals(pointer, answer.path("violations[0].pointer"));
        assertEquals(rule, answer.path("violations[0].rule"));
    }

    @Test
    void rare_characters_pass_and_are_kept() {
        Map<String, Object> given = person("𠮷㐱", LocalDate.of(1990, 5, 4));
        String id = post(clerk("320613"), "people", given)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(Tokens.of("personnel-unmasker").scope("320613").bearer())
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/people/" + id)
                .then()
                .body("name", equalTo("𠮷㐱"));
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_removes_what_it_nulls() {
        String token = clerk("320613");
        String id = recorded("320613");
        String path = "people/" + id;
        Map<String, Object> changes = new HashMap<>();
        changes.put("education", "MASTER");
        changes.put("phone", null);
        patch(token, path, etag(token, path), changes)
                .then()
                .statusCode(200)
                .body("education", equalTo("MASTER"))
                .body("phone", nullValue())
                .body("politicalStatus", equalTo("CPC_MEMBER"))
                .header("ETag", equalTo("\"2\""));
        ProblemAssert.assertProblem(
                CommonProblem.STALE_VERSION, patch(token, path, "\"1\"", Map.of("education", "DOCTOR")));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST, patch(token, path, "\"2\"", Map.of("shoeSize", 42)));
        changes.clear();
        changes.put("name", null);
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, patch(token, path, "\"2\"", changes));
        TestKafka.awaitEvent(
                PersonChanged.class,
                person ->
                        person.personId().toString().equals(id) && "MASTER".equals(String.valueOf(person.education())));
    }

    @Test
    void a_status_that_cannot_follow_is_refused() {
        String token = clerk("320613");
        String path = "people/" + recorded("320613");
        patch(token, path, etag(token, path), Map.of("status", "DECEASED"))
                .then()
                .statusCode(200);
        ProblemAssert.assertProblem(
                PersonnelProblem.STATUS_STEP_IMPOSSIBLE,
                patch(token, path, etag(token, path), Map.of("status", "ACTIVE")));
    }

    @Test
    void a_clerk_sees_the_people_of_the_own_subtree_only() {
        String district = district(2);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        get(clerk(community(district, 1)), "people/" + id).then().statusCode(200);
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(clerk(community(district, 2)), "people/" + id));
        get(clerk(community(district, 2)), "people").then().body("items.id", not(hasItem(id)));
        get(clerk(district), "people?unit=" + community(district, 1) + "&post=SECRETARY&tenureKind=STAFFED&count=true")
                .then()
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].unitCode", equalTo(community(district, 1)));
        get(clerk(district), "people?post=GRID_WORKER").then().body("items", equalTo(List.of()));
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        String district = district(2);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(serving(community(district, 1 + i % 2), "GRID_WORKER", "CONTRACT", LocalDate.of(2020, 1, 1)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = get(clerk(district), "people?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        assertEquals(all.stream().sorted().toList(), seen.stream().sorted().toList());
        String foreign = get(clerk(district), "people?limit=2").path("next");
        ProblemAssert.assertProblem(
                CommonProblem.INVALID_CURSOR, get(clerk(district), "people?post=SECRETARY&cursor=" + foreign));
    }

    @Test
    void a_search_finds_by_exact_values_and_needs_one() {
        String district = district(1);
        String token = clerk(district);
        Map<String, Object> given = person("孙悟", LocalDate.of(1990, 5, 4));
        given.put("phone", "139 1111 2222");
        String id = post(token, "people", given).path("id");
        for (Map<String, ?> wanted : List.of(
                Map.of("citizenId", ((String) given.get("citizenId")).toLowerCase(Locale.ROOT)),
                Map.of("phone", "13911112222", "name", "孙悟"),
                Map.of("name", "孙悟"))) {
            search(token, wanted).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        }
        search(token, Map.of("name", "孙%")).then().body("items", equalTo(List.of()));
        search(clerk("110101"), Map.of("citizenId", given.get("citizenId")))
                .then()
                .body("items", equalTo(List.of()));
        ProblemAssert.assertProblem(PersonnelProblem.SEARCH_EMPTY, search(token, Map.of()));
    }

    /** Whoever may ask for a citizen ID as often as it likes could try all that fit the year of birth. */
    @Test
    void nobody_guesses_what_is_masked_without_permission_purpose_and_trace() {
        String district = district(1);
        Map<String, Object> given = person("孙空", LocalDate.of(1990, 5, 4));
        String number = post(clerk(district), "people", given).path("personnelNumber");
        String viewer = Tokens.of("viewer").scope(district).bearer();
        for (Map<String, ?> guess : List.of(
                Map.of("citizenId", given.get("citizenId")), Map.of("phone", "13812345678"), Map.of("name", "孙空"))) {
            ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, search(viewer, guess));
            ProblemAssert.assertProblem(
                    CommonProblem.PURPOSE_REQUIRED,
                    as(clerk(district))
                            .contentType("application/json")
                            .body(guess)
                            .post("/personnel/v1/people/searches"));
        }
        as(viewer)
                .contentType("application/json")
                .body(Map.of("personnelNumber", number))
                .post("/personnel/v1/people/searches")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("孙*")));
        Map<String, Object> asked = Map.of("name", "孙空", "citizenId", given.get("citizenId"));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, verify(viewer, asked));
        ProblemAssert.assertProblem(
                CommonProblem.PURPOSE_REQUIRED,
                as(clerk(district))
                        .contentType("application/json")
                        .body(asked)
                        .post("/personnel/v1/people/verifications"));
        String curious = Tokens.of("personnel-clerk")
                .scope(district)
                .subject("curious-" + district)
                .bearer();
        search(curious, Map.of("name", "孙空")).then().statusCode(200).body("items.name", equalTo(List.of("孙*")));
        get(Tokens.of("auditor").bearer(), "audit-entries?actor=curious-" + district)
                .then()
                .body("items.action", equalTo(List.of("person-looked-up")))
                .body("items.subjectId", equalTo(List.of("name")))
                .body("items.details.purpose", equalTo(List.of("RECORD_KEEPING")));
    }

    /** 365 tries would find the day: none goes without a purpose, and each stands in the audit log though it is refused. */
    @Test
    void a_birth_date_is_not_found_by_trying_changes() {
        String district = district(1);
        String curious = Tokens.of("personnel-clerk")
                .scope(district)
                .subject("trying-" + district)
                .bearer();
        String path = "people/"
                + post(clerk(district), "people", person("孙空", LocalDate.of(1990, 5, 4)))
                        .path("id");
        ProblemAssert.assertProblem(
                CommonProblem.PURPOSE_REQUIRED, patch(curious, path, "\"1\"", Map.of("birthDate", "1990-05-05")));
        as(curious)
                .header("X-Purpose", "RECORD_KEEPING")
                .header("If-Match", "\"1\"")
                .contentType("application/merge-patch+json")
                .body(Map.of("birthDate", "1990-05-05"))
                .patch("/personnel/v1/" + path)
                .then()
                .statusCode(422);
        get(Tokens.of("auditor").bearer(), "audit-entries?actor=trying-" + district)
                .then()
                .body("items.action", equalTo(List.of("person-looked-up")));
    }

    /** A page of a wider scope, or of another filter, is not opened by its cursor. */
    @Test
    void a_cursor_of_another_caller_scope_or_filter_widens_nothing() {
        String district = district(1);
        for (int i = 0; i < 3; i++) {
            serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2020, 1, 1));
        }
        String wide = Tokens.of("viewer").scope(district).bearer();
        String narrow = Tokens.of("viewer").scope(district + "002").bearer();
        String cursor =
                get(wide, "people?unit=" + community(district, 1) + "&limit=2").path("next");
        get(narrow, "people?unit=" + community(district, 1) + "&limit=2").then().body("items", equalTo(List.of()));
        for (String query : List.of("people?unit=" + community(district, 1) + "&limit=2", "people?limit=2")) {
            ProblemAssert.assertProblem(CommonProblem.INVALID_CURSOR, get(narrow, query + "&cursor=" + cursor));
        }
        String before = get(wide, "people?limit=3").path("items[0].personnelNumber");
        String table = as(wide).accept("text/csv")
                .get("/personnel/v1/person-exports?unit=" + district + "002&resumeAfter=" + before)
                .asString();
        assertEquals(1, table.lines().count(), "nobody of the unit before: " + table);
    }

    @Test
    void a_verification_answers_yes_or_no() {
        String district = district(1);
        String token = clerk(district);
        Map<String, Object> given = person("周六", LocalDate.of(1990, 5, 4));
        String id = post(token, "people", given).path("id");
        Map<String, Object> asked = Map.of("name", "周六", "citizenId", given.get("citizenId"));
        verify(token, asked).then().statusCode(200).body("serving", equalTo(false));
        change(
                        token,
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode", community(district, 1),
                                "post", "SECRETARY",
                                "from", "2020-01-01",
                                "orderNumber", "1"))
                .then()
                .statusCode(201);
        verify(token, asked).then().body("serving", equalTo(true));
        verify(token, Map.of("name", "周七", "citizenId", given.get("citizenId")))
                .then()
                .body("serving", equalTo(false));
    }

    @Test
    void a_sanction_is_recorded_announced_and_revoked() {
        String token = clerk("320613");
        String id = recorded("320613");
        change(
                        token,
                        "people/" + id + "/sanctions",
                        id,
                        Map.of(
                                "kind",
                                "党内警告",
                                "from",
                                "2026-01-01",
                                "to",
                                "2027-01-01",
                                "barsSelection",
                                true,
                                "orderNumber",
                                "1"))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        TestKafka.awaitEvent(
                PersonChanged.class,
                person -> person.personId().toString().equals(id)
                        && TestPeople.details(person).sanctions().size() == 1
                        && TestPeople.details(person).sanctions().getFirst().barsSelection());
        String sanction = get(token, "people/" + id + "/sanctions")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        change(token, "people/" + id + "/sanctions/" + sanction + "/revocation", id, Map.of())
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        get(token, "people/" + id + "/sanctions").then().body("items[0].revokedAt", not(nullValue()));
        TestKafka.awaitEvent(
                PersonChanged.class,
                person -> person.personId().toString().equals(id)
                        && TestPeople.details(person).sanctions().isEmpty()
                        && TestKafka.events(
                                                PersonChanged.class,
                                                told -> told.personId()
                                                        .toString()
                                                        .equals(id))
                                        .size()
                                == 3);
        ProblemAssert.assertProblem(
                        CommonProblem.ILLEGAL_TRANSITION,
                        change(token, "people/" + id + "/sanctions/" + sanction + "/revocation", id, Map.of()))
                .then()
                .body("figures.state", equalTo("REVOKED"))
                .body("figures.possible", equalTo(List.of()));
    }

    private static Response search(String token, Map<String, ?> wanted) {
        return as(token)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json")
                .body(wanted)
                .post("/personnel/v1/people/searches");
    }

    private static Response verify(String token, Map<String, ?> asked) {
        return as(token)
                .header("X-Purpose", "PAYROLL")
                .contentType("application/json")
                .body(asked)
                .post("/personnel/v1/people/verifications");
    }

    private static String masked(String id) {
        return id.substring(0, 3) + "*".repeat(15);
    }
}
