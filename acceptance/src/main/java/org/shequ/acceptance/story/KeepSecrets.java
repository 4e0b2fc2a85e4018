package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 11. What somebody who only looks can make of a person: the numbers that still fit are counted one by one. */
final class KeepSecrets implements Step {

    private static final int FEWEST = 1_000;
    private static final int SEQUENCES = 1_000;

    @Override
    public String title() {
        return "What a viewer cannot rebuild / 查看者无从还原的信息";
    }

    @Override
    public void tell(Scene scene) {
        var number = scene.district.haobeiSecretary();
        var real = Real.read(scene.district.peopleCsv(), number);
        var person = scene.person(number);
        var seen = answers(scene, number, person);
        var shown = seen.getFirst();
        scene.expect(
                "the secretary of 濠北社区 as a viewer sees him",
                "魏**, 320***************, no birth date",
                "%s, %s, %s"
                        .formatted(
                                shown.path("name").asText(),
                                shown.path("citizenId").asText(),
                                shown.path("birthDate").asText("no birth date")));
        var fitting = fitting(real.citizenId(), shown);
        scene.expect(
                "a viewer cannot rebuild the citizen ID of 魏** in 濠北社区: at least " + FEWEST + " fit all that is shown",
                true,
                fitting >= FEWEST);
        scene.expect(
                "his ID, birth date, phone and name stand in no answer that a viewer gets about him",
                List.of(),
                standing(real, seen));
        scene.expect(
                "and trying numbers one after the other is refused",
                "403 FORBIDDEN",
                refused(scene, Map.of("citizenId", real.citizenId())));
        scene.expect(
                "as is the question for a day on which an age limit is crossed",
                "403 PURPOSE_REQUIRED",
                said(scene.suite.get(
                        Actor.VIEWER, "/selection/v1/eligibility/" + person + "?kind=INSTITUTION&asOf=2031-03-17")));
    }

    private static List<JsonNode> answers(Scene scene, String number, String person) {
        List<JsonNode> answers = new ArrayList<>();
        for (var path : List.of(
                "/personnel/v1/people/" + person,
                "/personnel/v1/people?personnelNumber=" + number,
                "/personnel/v1/people/" + person + "/assignments",
                "/personnel/v1/people/" + person + "/pay-grades",
                "/selection/v1/eligibility/" + person + "?kind=INSTITUTION",
                "/selection/v1/eligibility?kind=INSTITUTION&unit=" + Scene.DISTRICT + "002004",
                "/personnel/v1/statistics?unit=" + Scene.DISTRICT + "002004")) {
            answers.add(scene.suite.get(Actor.VIEWER, path).require(200).body());
        }
        return answers;
    }

    /** The numbers of the area, which everybody knows, whose birth date, sex and shown digits are those of the answer. */
    private static int fitting(String real, JsonNode shown) {
        var mask = shown.path("citizenId").asText();
        int year = shown.path("birthYear").asInt();
        boolean male = shown.path("sex").asText().equals("MALE");
        int count = 0;
        var exact = shown.path("birthDate").asText("");
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            if (!exact.isEmpty() && !exact.equals(day.toString())) {
                continue;
            }
            for (int sequence = male ? 1 : 0; sequence < SEQUENCES; sequence += 2) {
                var body = real.substring(0, 6)
                        + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + "%03d".formatted(sequence);
                count += fits(mask, body + check(body)) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean fits(String mask, String id) {
        for (int i = 0; i < id.length(); i++) {
            if (mask.charAt(i) != '*' && mask.charAt(i) != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** GB 11643: ISO 7064, MOD 11-2. */
    private static char check(String body) {
        int rest = 0;
        for (int i = 0; i < body.length(); i++) {
            rest = (rest + body.charAt(i) - '0') * 2 % 11;
        }
        return "0123456789X".charAt((12 - rest) % 11);
    }

    private static List<String> standing(Real real, List<JsonNode> answers) {
        List<String> found = new ArrayList<>();
        for (var secret : real.secrets()) {
            answers.stream()
                    .map(JsonNode::toString)
                    .filter(answer -> answer.contains(secret))
                    .forEach(found::add);
        }
        return found;
    }

    private static String refused(Scene scene, Map<String, String> guess) {
        return said(scene.suite.post(Actor.VIEWER, "/personnel/v1/people/searches", guess));
    }

    private static String said(Answer answer) {
        return answer.status() + " " + answer.code();
    }

    /** What the roster holds of somebody. */
    private record Real(String citizenId, String birthDate, String phone, String name) {

        List<String> secrets() {
            return List.of(citizenId, birthDate, phone, name);
        }

        /** From a table without quotes, by its headers. */
        static Real read(String csv, String personnelNumber) {
            var lines = csv.lines().toList();
            var headers = List.of(lines.getFirst().split(",", -1));
            var cells = lines.stream()
                    .filter(line -> line.startsWith(personnelNumber + ","))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            return new Real(
                    cells[headers.indexOf("citizen_id")],
                    cells[headers.indexOf("birth_date")],
                    cells[headers.indexOf("phone")],
                    cells[headers.indexOf("name")]);
        }
    }
}
