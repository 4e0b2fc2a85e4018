package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** 7. On its date, and not before, the identity changes; post and duties stay; three services agree. */
final class TakeEffect implements Step {
    private static final LocalDate ON = SelectSecretary.EFFECTIVE_ON;

    @Override
    public String title() {
        return "The appointment takes effect / 聘用生效：身份变更，岗位职责不变";
    }

    @Override
    public void tell(Scene scene) {
        var person = scene.person(scene.district.haobeiSecretary());
        var round = scene.secretaryRound();
        awaitStatus(scene, "CONFIRMED");
        scene.expect("before the date", "STAFFED", scene.identity(person, ON.minusDays(1)));
        scene.expect(
                "the place is confirmed, not yet used",
                0,
                scene.plan().path("used").asInt());
        var staffed = scene.staffing(SampleDistrict.HAOBEI).path("occupied").asInt();
        scene.clock(ON.atTime(0, 5));
        round.awaitClosed();
        scene.expect("on the date", "PUBLIC_INSTITUTION", scene.identity(person, ON));
        scene.expect("the day before, read afterwards", "STAFFED", scene.identity(person, ON.minusDays(1)));
        scene.expect("post and duties", "SECRETARY " + SampleDistrict.HAOBEI, scene.posts(person, ON));
        pay(scene, person);
        awaitUsed(scene, staffed - 1);
        scene.expect("places used of the plan", 2, scene.plan().path("used").asInt());
        scene.expect(
                "whoever enters the establishment no longer counts in the community",
                staffed - 1,
                scene.staffing(SampleDistrict.HAOBEI).path("occupied").asInt());
        scene.expect(
                "selection has closed the appointment",
                "CLOSED",
                scene.suite
                        .get(Actor.VIEWER, "/selection/v1/appointments/" + scene.kept("appointment"))
                        .require(200)
                        .text("status"));
        oneTrace(scene);
    }

    private static void awaitStatus(Scene scene, String status) {
        scene.suite.await(
                "the place is confirmed",
                () -> Optional.of(scene.suite.get(
                                Actor.VIEWER, "/selection/v1/appointments/" + scene.kept("appointment")))
                        .filter(answer -> answer.text("status").equals(status)));
    }

    /** The plan's place is used at once; that the person leaves the community's staffing is settled a moment later. */
    private static void awaitUsed(Scene scene, int staffed) {
        scene.suite.await(
                "quota has settled 濠北社区",
                () -> Optional.of(scene.staffing(SampleDistrict.HAOBEI)
                                .path("occupied")
                                .asInt())
                        .filter(occupied ->
                                occupied == staffed && scene.plan().path("used").asInt() == 2));
    }

    /** The three-post grade ends, the institution's pay begins. */
    private static void pay(Scene scene, String person) {
        var records = scene.suite.all(Actor.VIEWER, "/personnel/v1/people/" + person + "/pay-grades");
        var beginning = records.stream()
                .filter(one -> one.path("from").asText().equals(ON.toString()))
                .map(one -> one.path("scheme").asText())
                .toList();
        var ending = records.stream()
                .filter(one -> one.path("to").asText().equals(ON.toString()))
                .map(one -> one.path("scheme").asText())
                .toList();
        scene.expect("the pay record changes", "[COMMUNITY_GRADES] -> [INSTITUTION]", ending + " -> " + beginning);
    }

    /** From the decision to the end, every event of every service carries the trace of the decision. */
    private static void oneTrace(Scene scene) {
        var appointment = scene.kept("appointment");
        var types = new ArrayList<String>();
        var traces = new TreeSet<String>();
        for (var service : List.of("selection", "quota", "personnel")) {
            for (var change : changes(scene, service)) {
                var type = change.path("type").asText();
                if (change.path("data").toString().contains(appointment) && !type.endsWith("-changed")) {
                    types.add(type);
                    traces.add(change.path("traceparent").asText("none").replaceAll("^00-([0-9a-f]{32})-.*$", "$1"));
                }
            }
        }
        scene.expect(
                "the change feeds show the chain",
                "[selection.appointment-decided, selection.appointment-closed, quota.place-confirmed,"
                        + " quota.place-occupied, personnel.appointment-effected]",
                types);
        scene.expect("under one trace id", "[" + scene.kept("trace") + "]", traces);
    }

    private static List<JsonNode> changes(Scene scene, String service) {
        var all = new ArrayList<JsonNode>();
        var path = "/" + service + "/v1/changes?limit=500";
        var page = scene.suite.get(Actor.SYSTEM, path).require(200).body();
        while (!page.path("items").isEmpty()) {
            page.path("items").forEach(all::add);
            page = scene.suite
                    .get(Actor.SYSTEM, path + "&since=" + page.path("next").asText())
                    .require(200)
                    .body();
        }
        return all;
    }
}
