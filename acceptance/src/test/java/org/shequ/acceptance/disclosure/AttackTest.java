package org.shequ.acceptance.disclosure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.acceptance.disclosure.Dossier.Field;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** That the attacker finds what can be found, and counts right what cannot. */
@NullUnmarked
class AttackTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final Viewpoint VIEWER = new Viewpoint("viewer", "*", "token");
    private static final Canary CANARY = new Canary(
            "甲",
            "tested",
            "CC000001",
            "01a22b86-9c7f-77a0-a0e2-44a25920dde6",
            "魏紫鸢",
            "320602197809236133",
            LocalDate.of(1978, 9, 23),
            "13972143081",
            true,
            List.of("320613002004"));
    private static final String OTHER = "01a22b86-0000-77a0-a0e2-44a25920dde6";

    private final Dossier dossier = new Dossier(CANARY);
    private HttpServer server;
    private Function<Map<String, String>, String> answer = query -> "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = new java.util.HashMap<String, String>();
        var raw = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        for (var pair : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        query.put("body", body);
        var text = answer.apply(query).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(text.length == 0 ? 400 : 200, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private void read(String json) {
        reading().read(Reply.found(VIEWER, "GET /people", json));
    }

    private Reading reading() {
        return new Reading(Map.of("甲", dossier), Set.of(CANARY.id(), CANARY.personnelNumber(), OTHER), TODAY);
    }

    private double left(Field field) {
        return dossier.left().get(field);
    }

    @Test
    void a_mask_with_the_last_four_and_the_birth_date_is_the_whole_id() {
        read("""
                {"items":[{"id":"%s","citizenId":"320602********6133","birthDate":"1978-09-23","sex":"MALE"}]}""".formatted(CANARY.id()));

        assertEquals(1, left(Field.CITIZEN_ID));
        assertEquals(1, left(Field.BIRTH_DATE));
    }

    @Test
    void a_mask_with_the_last_four_and_the_year_leaves_some_thirty_ids_and_days() {
        read("""
                {"id":"%s","citizenId":"320602********6133","birthYear":1978}""".formatted(CANARY.id()));

        assertTrue(left(Field.CITIZEN_ID) > 25 && left(Field.CITIZEN_ID) < 40, () -> "" + left(Field.CITIZEN_ID));
        assertEquals(left(Field.CITIZEN_ID), left(Field.BIRTH_DATE));
    }

    @Test
    void a_mask_of_the_province_with_year_and_sex_leaves_half_a_thousand_for_each_day() {
        read("""
                {"id":"%s","citizenId":"320***************","birthYear":1978,"sex":"MALE"}""".formatted(CANARY.id()));

        assertEquals(365 * 500, left(Field.CITIZEN_ID));
        assertEquals(365, left(Field.BIRTH_DATE));
    }

    @Test
    void what_is_said_of_somebody_else_in_the_same_list_is_not_taken_for_theirs() {
        read("""
                {"items":[{"id":"%s","birthYear":1978},{"id":"%s","citizenId":"320602********6133"}]}""".formatted(CANARY.id(), OTHER));

        assertEquals(365 * 999, left(Field.CITIZEN_ID));
    }

    @Test
    void a_birth_date_is_found_in_any_form_and_a_planted_text_wherever_it_stands() {
        reading().read(Reply.found(Viewpoint.LOGS, "log", "出生 1978年9月23日, " + PlantedText.of("案由", CANARY)));

        assertEquals(1, left(Field.BIRTH_DATE));
        assertEquals(Set.of(new PlantedText.Found("案由", "甲")), dossier.texts().keySet());
    }

    @Test
    void a_verdict_that_follows_age_to_the_day_gives_the_birthday_away() {
        answer = query -> verdict(LocalDate.parse(query.get("asOf")));
        bisect();

        assertEquals(1, left(Field.BIRTH_DATE));
    }

    @Test
    void a_verdict_on_first_days_of_months_gives_the_month_away_and_no_more() {
        answer = query -> {
            var asOf = LocalDate.parse(query.get("asOf"));
            return asOf.getDayOfMonth() == 1 ? verdict(asOf) : "";
        };
        bisect();

        assertTrue(left(Field.BIRTH_DATE) > 28 && left(Field.BIRTH_DATE) < 32 * 71, () -> "" + left(Field.BIRTH_DATE));
    }

    @Test
    void a_verdict_that_follows_something_else_gives_nothing_away() {
        answer = query -> "{\"verdict\":\"%s\"}"
                .formatted(LocalDate.parse(query.get("asOf")).isBefore(LocalDate.of(2030, 5, 1)) ? "NO" : "YES");
        var before = left(Field.BIRTH_DATE);
        bisect();

        assertEquals(before, left(Field.BIRTH_DATE));
    }

    private static String verdict(LocalDate asOf) {
        var eligible = Period.between(CANARY.birthDate(), asOf).getYears() < 57;
        return "{\"verdict\":\"%s\",\"findings\":[{\"criterion\":\"AGE_AT_MOST\",\"outcome\":\"%s\"}]}"
                .formatted(eligible ? "ELIGIBLE" : "NOT_ELIGIBLE", eligible ? "PASS" : "FAIL");
    }

    private void bisect() {
        var contract = contract("""
                {"paths":{"/selection/v1/eligibility/{personId}":{"get":{"parameters":[
                  {"name":"personId","in":"path","schema":{"type":"string"}},
                  {"name":"asOf","in":"query","schema":{"type":"string","format":"date"}}]}}}}""");
        var known = new KnownValues(List.of(CANARY.id()));
        known.learn(
                "/selection/v1/eligibility",
                Reply.found(VIEWER, "", """
                {"items":[{"personId":"%s"}]}""".formatted(CANARY.id())).body());
        try (var door = new Door("http://localhost:" + server.getAddress().getPort())) {
            var walk = new Walk(door, contract, known, VIEWER, TODAY, 1, reply -> {});
            new Bisection(door, walk, contract, VIEWER, TODAY, 400).run(dossier);
        }
    }

    @Test
    void a_search_that_finds_by_the_whole_id_rules_out_as_many_as_are_asked() {
        answer = query -> query.get("body").contains(CANARY.citizenId()) ? "{\"items\":[1]}" : "{\"items\":[]}";
        read("""
                {"id":"%s","citizenId":"320***************","birthYear":1978,"sex":"MALE"}""".formatted(CANARY.id()));
        ask();

        assertEquals(365 * 500 - 400, left(Field.CITIZEN_ID));
        assertFalse(dossier.evidence(Field.CITIZEN_ID).isEmpty());
    }

    @Test
    void a_search_that_finds_by_a_beginning_gives_the_whole_away() {
        answer = query ->
                query.get("body").contains(CANARY.phone().substring(0, 10)) ? "{\"items\":[1]}" : "{\"items\":[]}";
        ask();

        assertEquals(1, left(Field.PHONE));
    }

    private void ask() {
        var contract = contract("""
                {"paths":{"/personnel/v1/people/searches":{"post":{"x-permissions":["personnel:read"],
                  "requestBody":{"content":{"application/json":{"schema":{"properties":{
                    "citizenId":{"type":"string"},"phone":{"type":"string"}}}}}}}}}}""");
        try (var door = new Door("http://localhost:" + server.getAddress().getPort())) {
            new Questions(door, contract, VIEWER, 400).ask(dossier);
        }
    }

    private static Contract contract(String json) {
        return new Contract(Reply.found(VIEWER, "", json).body());
    }
}
