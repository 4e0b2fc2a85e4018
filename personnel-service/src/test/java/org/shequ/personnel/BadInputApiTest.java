package org.shequ.personnel;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.testkit.ServersResource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;

/** What comes in badly is told apart, changes nothing, and never makes the service fail. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class BadInputApiTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static Stream<byte[]> badBodies() {
        String id = Given.citizenId(LocalDate.of(1990, 5, 4), true);
        String good = "\"name\": \"张伟\", \"citizenId\": \"" + id + "\"";
        return Stream.of(
                        "{" + good,
                        "[]",
                        "\"text\"",
                        "null",
                        "",
                        "{" + good + "} {}",
                        "{" + good + ", \"name\": \"李伟\"}",
                        "{" + good + ", \"unknown\": 1}",
                        "{" + good + ", \"sex\": 1}",
                        "{" + good + ", \"sex\": \"KING\"}",
                        "{" + good + ", \"birthDate\": NaN}",
                        "{" + good + ", \"birthDate\": \"1990-02-29\"}",
                        "{" + good + ", \"birthDate\": \"9999-12-31\"}",
                        "{" + good + ", \"birthDate\": {\"year\": 1990}}",
                        "{" + good + ", \"phone\": \"\\u0000\"}",
                        "{\"name\": \"张\\ud800\", \"citizenId\": \"" + id + "\"}",
                        "{\"name\": [\"张伟\"], \"citizenId\": \"" + id + "\"}",
                        "{" + good + ", \"education\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                        "{\"name\": \"" + "张".repeat(100_000) + "\", \"citizenId\": \"" + id + "\"}",
                        "{\"name\": \"张\u202e伟\", \"citizenId\": \"" + id + "\"}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_body_that_is_no_record_opens_none(byte[] body) {
        String token = clerk(district(1));
        refused(send(token, "people", body));
        get(token, "people?count=true").then().body("total", equalTo(0));
    }

    @Test
    void bytes_that_are_no_utf_8_open_no_record() {
        String token = clerk(district(1));
        String id = Given.citizenId(LocalDate.of(1990, 5, 4), true);
        refused(send(
                token,
                "people",
                ("{\"name\": \"张伟\", \"citizenId\": \"" + id + "\"}").getBytes(Charset.forName("GBK"))));
        get(token, "people?count=true").then().body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-01-01",
        "2020-01-02, 2020-01-01",
        "2023-02-29, ",
        "0000-00-00, ",
        "2020-13-01, ",
        "+999999999-12-31, ",
        "20200101, ",
    })
    void a_post_that_ends_before_it_begins_or_on_no_day_is_refused(String from, String to) {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        var body = new HashMap<String, Object>(
                Map.of("unitCode", community(district, 1), "post", "SECRETARY", "from", from, "orderNumber", "1"));
        body.put("to", to);
        refused(change(token, "people/" + id + "/assignments", id, body));
        get(token, "people/" + id).then().body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2196-02-29"})
    void a_leap_day_is_a_day(String from) {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        change(
                        token,
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode", community(district, 1),
                                "post", "SECRETARY",
                                "from", from,
                                "to", "9999-12-31",
                                "orderNumber", "1"))
                .then()
                .statusCode(201)
                .body("assignment.from", equalTo(from))
                .body("assignment.to", equalTo("9999-12-31"));
        get(token, "people/" + id + "/tenure?until=9999-12-31").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"0\"", "\"x\"", "W/\"1\"", "1", "\"99999999999999999999\"", "\"-1\""})
    void a_condition_that_names_no_version_of_this_record_changes_nothing(String etag) {
        String token = clerk("320613");
        String id = recorded("320613");
        int status = patch(token, "people/" + id, etag, Map.of("education", "MASTER"))
                .statusCode();
        // any version is no condition
        assertTrue(List.of(etag.equals("*") ? 428 : 412, 400).contains(status), etag + " was answered " + status);
        get(token, "people/" + id).then().body("version", equalTo(1)).body("education", equalTo("BACHELOR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "99999999999999999999", "1.5", "\"40\"", "NaN"})
    void a_count_that_cannot_be_is_refused(String hours) {
        String token = clerk("320613");
        String id = recorded("320613");
        var answer = as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(("{\"title\": \"培训\", \"organiser\": \"党校\", \"hours\": " + hours
                                + ", \"from\": \"2025-01-01\", \"orderNumber\": \"1\"}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/personnel/v1/people/" + id + "/trainings");
        refused(answer);
        get(token, "people/" + id + "/trainings").then().body("items", hasSize(0));
    }

    @Test
    void wildcards_in_a_search_are_letters() {
        String district = district(2);
        String token = clerk(district);
        get(token, "units?name=%25").then().statusCode(200).body("items", hasSize(0));
        get(token, "units?name=_").then().body("items", hasSize(0));
        get(token, "units?name=第1").then().body("items.name", contains("第1社区"));
        as(token)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json")
                .body(Map.of("name", "张%"))
                .post("/personnel/v1/people/searches")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people?limit=-1",
                "people?limit=0",
                "people?limit=501",
                "people?limit=1000000000",
                "people?limit=99999999999999999999",
                "people?sort=unit;drop%20table%20people",
                "people?sort=-",
                "people?personnelNumber=a&personnelNumber=b",
                "people?unknown=1",
                "tenures?mode=HALF",
                "statistics/ladder-flows?from=2023-02-29",
                "policies?knownAt=yesterday",
                "person-duplicates?cursor=AAAA",
                "pay-grade-batches/preview?on=31.12.2026",
                "people/%2e%2e/units"
            })
    void a_question_that_makes_no_sense_is_told_so(String path) {
        Response answer = get(clerk("320613"), path);
        assertEquals(4, answer.statusCode() / 100, path + " was answered " + answer.statusCode());
        assertTrue(answer.contentType().startsWith("application/problem+json"), answer.asString());
    }

    @Test
    void formula_cells_are_refused_on_import_and_harmless_on_export() {
        String district = district(1);
        String token = clerk(district);
        String csv = "personnel_number,name,citizen_id,phone,political_status\n"
                + "F%1$s1,张伟,%2$s,+86 138 1234 5678,\n"
                        .formatted(district, Given.citizenId(LocalDate.of(1990, 5, 4), true))
                + "F%1$s2,张伟,%2$s,,\"=HYPERLINK(\"\"http://x\"\")\"\n"
                        .formatted(district, Given.citizenId(LocalDate.of(1990, 5, 4), true))
                + "F%1$s3,@SUM(A1),%2$s,,\n".formatted(district, Given.citizenId(LocalDate.of(1990, 5, 4), true))
                + "F%1$s4,-2+3,%2$s,,\n".formatted(district, Given.citizenId(LocalDate.of(1990, 5, 4), true));
        JsonPath job = imported("person-imports", token, csv, Map.of("acceptGoodRows", "true"));
        assertEquals("SUCCEEDED", job.getString("state"), job::prettify);
        assertEquals(1, job.getInt("counts.created"));
        assertEquals(
                List.of("3 political_status FORMULA", "4 name FORMULA", "5 name FORMULA"),
                problems(token, job).stream()
                        .map(p -> p.get("row") + " " + p.get("column") + " " + p.get("rule"))
                        .toList());
        String table = as(token)
                .header("Accept", XLSX)
                .get("/personnel/v1/jobs/" + job.getString("id") + "/problems")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .header("Content-Disposition");
        assertTrue(table.endsWith(".xlsx\""), table);
        String rows = as(token)
                .header("Accept", "text/csv")
                .get("/personnel/v1/jobs/" + job.getString("id") + "/problems")
                .asString();
        assertTrue(rows.contains("'=HYPERLINK"), rows);
        assertTrue(rows.contains("'@***"), rows); // a name, of which only the beginning may be shown
    }

    @Test
    void a_formula_of_a_workbook_that_was_never_computed_is_refused() throws IOException {
        String district = district(1);
        String token = clerk(district);
        byte[] file;
        try (var bytes = new ByteArrayOutputStream()) {
            try (var workbook = new Workbook(bytes, "test", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("名册");
                List<String> header = List.of("人员编号", "姓名", "身份证号", "学历");
                for (int i = 0; i < header.size(); i++) {
                    sheet.value(0, i, header.get(i));
                }
                sheet.value(1, 0, "W" + district);
                sheet.formula(1, 1, "CONCATENATE(\"张\",\"伟\")");
                sheet.value(1, 2, Given.citizenId(LocalDate.of(1990, 5, 4), true));
            }
            file = bytes.toByteArray();
        }
        JsonPath job = imported("person-imports", token, file, XLSX, Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals("FORMULA", problems(token, job).getFirst().get("rule"));
    }

    static Stream<byte[]> badWorkbooks() throws IOException {
        byte[] encrypted = {
            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0, 0
        };
        byte[] bomb = zipBomb();
        return Stream.of(
                new byte[] {0},
                "personnel_number,name,citizen_id\n".getBytes(StandardCharsets.UTF_8),
                encrypted,
                bomb,
                java.util.Arrays.copyOf(bomb, bomb.length / 2));
    }

    @ParameterizedTest
    @MethodSource("badWorkbooks")
    void a_file_that_is_no_workbook_or_a_bomb_is_refused_with_the_reason(byte[] file) {
        JsonPath job = imported("person-imports", clerk("320613"), file, XLSX, Map.of());
        assertEquals("FAILED", job.getString("state"), job::prettify);
        assertTrue(job.getString("failure.code").matches("FILE_.*|.*TOO_.*"), job::prettify);
    }

    @Test
    void a_million_columns_and_a_value_without_end_are_refused() {
        String token = clerk("320613");
        JsonPath wide = imported(
                "person-imports", token, "personnel_number,name,citizen_id" + ",x".repeat(1_000_000) + "\n", Map.of());
        assertEquals("FAILED", wide.getString("state"));
        assertEquals("TOO_MANY_COLUMNS", wide.getString("failure.code"), wide::prettify);
        JsonPath endless = imported(
                "person-imports", token, "personnel_number,name,citizen_id\nA,\"张" + "伟".repeat(100_000), Map.of());
        assertEquals("FAILED", endless.getString("state"), endless::prettify);
    }

    @Test
    void headers_stand_in_any_order_and_either_language() {
        String district = district(1);
        String token = clerk(district);
        JsonPath job = imported(
                "person-imports",
                token,
                "学历,citizen_id,姓名,personnel_number\n硕士研究生," + Given.citizenId(LocalDate.of(1990, 5, 4), true) + ",张伟,H"
                        + district + "\n",
                Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), () -> job.prettify() + problems(token, job));
        get(token, "people?personnelNumber=H" + district).then().body("items.education", contains("MASTER"));
    }

    @Test
    void nobody_outside_the_scope_is_changed_through_a_known_id() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String stranger = clerk(district(1));
        for (String command : List.of("honours", "relatives", "mergers", "investigations")) {
            int status = as(stranger)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "\"2\"")
                    .contentType("application/json")
                    .body(body(command))
                    .post("/personnel/v1/people/" + id + "/" + command)
                    .statusCode();
            assertEquals(404, status, command);
        }
        get(clerk(district), "people/" + id).then().body("version", equalTo(2));
    }

    private static Map<String, Object> body(String command) {
        return switch (command) {
            case "honours" ->
                Map.of(
                        "title", "表彰",
                        "level", "DISTRICT",
                        "awardedBy", "区政府",
                        "awardedOn", "2024-07-01",
                        "orderNumber", "1");
            case "relatives" -> Map.of("relation", "SPOUSE", "outsiderName", "李梅", "orderNumber", "1");
            case "mergers" ->
                Map.of(
                        "mergedId",
                        UUID.randomUUID().toString(),
                        "mergedVersion",
                        1,
                        "orderNumber",
                        "1",
                        "reason",
                        "一人两档");
            default -> Map.of("from", "2025-01-01", "orderNumber", "1");
        };
    }

    private static Response send(String token, String path, byte[] body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/personnel/v1/" + path);
    }

    private static void refused(Response answer) {
        assertTrue(
                List.of(400, 413, 422).contains(answer.statusCode()),
                () -> "was answered " + answer.statusCode() + " " + answer.asString());
        assertTrue(answer.contentType().startsWith("application/problem+json"), answer.asString());
    }

    private static byte[] zipBomb() throws IOException {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                byte[] nothing = new byte[1 << 20];
                for (int i = 0; i < 300; i++) {
                    zip.write(nothing);
                }
                zip.closeEntry();
            }
            return bytes.toByteArray();
        }
    }
}
