package org.shequ.assessment.derivation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.assessment.Ratio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Somebody who knows nothing but one answer, and computes everything in it again by the rules that the scheme in it lays
 * down: sheets, means, weights, points, vetoes, sanction, grade, places, tie, rank, percentile, band.
 */
@NullUnmarked
final class Stranger {

    private static final List<String> GRADES =
            List.of("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED", "UNDETERMINED");

    private final JsonNode answer;
    private final JsonNode scheme;

    Stranger(JsonNode answer) {
        this.answer = answer;
        this.scheme = answer.path("scheme");
    }

    void computeAgain() {
        Ratio weighed = weighed();
        assertTrue(weighed.same(Ratio.parse(answer.path("weighedExact").asText())), "weighed exactly");
        assertEquals(weighed.rounded(), decimal("weighed"));
        Ratio points = points();
        assertTrue(points.same(Ratio.of(answer.path("points").decimalValue())), "points");
        Ratio score = weighed.plus(points).atLeast(Ratio.ZERO).atMost(Ratio.of(100));
        BigDecimal capped = Ratio.of(score.rounded()).atMost(vetoScore()).rounded();
        assertEquals(capped, decimal("score"));
        BigDecimal counted = answer.has("decided")
                ? answer.path("decided").path("score").decimalValue().setScale(2)
                : capped;
        if (answer.has("grading")) {
            grade(answer.path("grading"), counted);
        }
        if (answer.has("ranking")) {
            rank(answer.path("ranking"), counted);
        }
    }

    private BigDecimal decimal(String member) {
        return answer.path(member).decimalValue().setScale(2);
    }

    /** Σ weight × mean over the classes that the scheme names. */
    private Ratio weighed() {
        Map<String, JsonNode> classes = new TreeMap<>();
        answer.path("raterClasses")
                .forEach(each -> classes.put(each.path("code").asText(), each));
        Ratio total = Ratio.ZERO;
        for (JsonNode rule : scheme.path("raterClasses")) {
            JsonNode part = classes.get(rule.path("code").asText());
            Ratio sum = Ratio.ZERO;
            int raters = 0;
            for (JsonNode sheet : part.path("sheets")) {
                Ratio value = sheet(sheet.path("marks"));
                assertTrue(value.same(Ratio.parse(sheet.path("score").asText())), "a sheet's score");
                sum = sum.plus(value.times(Ratio.of(sheet.path("count").asInt())));
                raters += sheet.path("count").asInt();
            }
            assertEquals(raters, part.path("raters").asInt());
            assertTrue(raters >= rule.path("minimumRaters").asInt(), "enough raters");
            Ratio mean = sum.by(Ratio.of(raters));
            assertTrue(mean.same(Ratio.parse(part.path("mean").asText())), "a class's mean");
            total = total.plus(
                    mean.times(Ratio.of(rule.path("weight").decimalValue())).by(Ratio.of(100)));
        }
        return total;
    }

    private Ratio sheet(JsonNode marks) {
        Ratio score = Ratio.ZERO;
        for (JsonNode dimension : scheme.path("dimensions")) {
            Ratio given = Ratio.ZERO;
            Ratio full = Ratio.ZERO;
            for (JsonNode indicator : dimension.path("indicators")) {
                if (indicator.path("kind").asText().equals("MARKS")) {
                    given = given.plus(
                            Ratio.of(marks.path(indicator.path("code").asText()).decimalValue()));
                    full = full.plus(Ratio.of(indicator.path("fullMarks").decimalValue()));
                }
            }
            score = score.plus(
                    given.by(full).times(Ratio.of(dimension.path("weight").decimalValue())));
        }
        return score;
    }

    /** Each bonus and deduction at most its limit. */
    private Ratio points() {
        Ratio total = Ratio.ZERO;
        for (JsonNode dimension : scheme.path("dimensions")) {
            for (JsonNode indicator : dimension.path("indicators")) {
                Ratio booked = Ratio.ZERO;
                for (JsonNode booking : answer.path("bookings")) {
                    if (booking.path("indicator").equals(indicator.path("code"))) {
                        booked = booked.plus(Ratio.of(booking.path("points").decimalValue()));
                    }
                }
                booked = booked.atMost(Ratio.of(indicator.path("fullMarks").decimalValue()));
                total = total.plus(
                        indicator.path("kind").asText().equals("BONUS") ? booked : booked.times(Ratio.of(-1)));
            }
        }
        return total;
    }

    private List<JsonNode> vetoes() {
        List<JsonNode> standing = new ArrayList<>();
        for (JsonNode veto : answer.path("vetoes")) {
            for (JsonNode rule : scheme.path("vetoes")) {
                if (rule.path("code").equals(veto.path("veto"))) {
                    standing.add(rule);
                }
            }
        }
        assertEquals(answer.path("vetoes").size(), standing.size());
        return standing;
    }

    private Ratio vetoScore() {
        Ratio cap = Ratio.of(100);
        for (JsonNode veto : vetoes()) {
            if (veto.has("scoreCap")) {
                cap = cap.atMost(Ratio.of(veto.path("scoreCap").decimalValue()));
            }
        }
        return cap;
    }

    private void grade(JsonNode grading, BigDecimal counted) {
        JsonNode rules = scheme.path("grading");
        int earned = 3;
        List<String> thresholds = List.of("excellentFrom", "qualifiedFrom", "basicallyQualifiedFrom");
        for (int i = 2; i >= 0; i--) {
            if (counted.compareTo(rules.path(thresholds.get(i)).decimalValue()) >= 0) {
                earned = i;
            }
        }
        assertEquals(GRADES.get(earned), grading.path("earned").asText());
        int cap = grading.path("sanctioned").asBoolean()
                ? GRADES.indexOf(rules.path("sanctionCap").asText())
                : 0;
        for (JsonNode veto : vetoes()) {
            if (veto.has("gradeCap")) {
                cap = Math.max(cap, GRADES.indexOf(veto.path("gradeCap").asText()));
            }
        }
        assertEquals(GRADES.get(cap), grading.path("cap").asText());
        int places = grading.path("graded").asInt() * grading.path("percent").asInt() / 100;
        assertEquals(places, grading.path("places").asInt());
        String grade = GRADES.get(Math.max(earned, cap));
        if (grade.equals("EXCELLENT")) {
            grade = excellent(grading, counted, places);
        }
        assertEquals(grade, grading.path("grade").asText(null));
    }

    private String excellent(JsonNode grading, BigDecimal counted, int places) {
        int better = better(grading.path("contenders"), counted);
        int same = same(grading.path("contenders"), counted);
        if (better + same <= places) {
            return "EXCELLENT";
        }
        if (better >= places) {
            return "QUALIFIED";
        }
        JsonNode tie = grading.path("tie");
        assertEquals(same, tie.path("tie").size());
        assertTrue(tie.path("chosen").size() <= places - better, "no more are chosen than there are places");
        for (JsonNode chosen : tie.path("chosen")) {
            if (chosen.equals(answer.path("subject"))) {
                return "EXCELLENT";
            }
        }
        return "QUALIFIED";
    }

    private void rank(JsonNode ranking, BigDecimal counted) {
        int peers = 0;
        for (JsonNode score : ranking.path("peers")) {
            peers += score.path("count").asInt();
        }
        assertTrue(same(ranking.path("peers"), counted) >= 1, "the subject is one of its peers");
        int rank = 1 + better(ranking.path("peers"), counted);
        assertEquals(rank, ranking.path("rank").asInt());
        Ratio percentile = Ratio.of(100L * (peers - rank + 1)).by(Ratio.of(peers));
        assertEquals(
                percentile.rounded(), ranking.path("percentile").decimalValue().setScale(2));
        String band = 4 * rank <= peers
                ? "FIRST_QUARTER"
                : 2 * rank <= peers ? "SECOND_QUARTER" : 4 * rank <= 3 * peers ? "THIRD_QUARTER" : "FOURTH_QUARTER";
        assertEquals(band, ranking.path("band").asText());
    }

    private static int better(JsonNode scores, BigDecimal counted) {
        return count(scores, counted, 1);
    }

    private static int same(JsonNode scores, BigDecimal counted) {
        return count(scores, counted, 0);
    }

    private static int count(JsonNode scores, BigDecimal counted, int comparison) {
        int count = 0;
        for (JsonNode score : scores) {
            if (score.path("score").decimalValue().compareTo(counted) == comparison) {
                count += score.path("count").asInt();
            }
        }
        return count;
    }
}
