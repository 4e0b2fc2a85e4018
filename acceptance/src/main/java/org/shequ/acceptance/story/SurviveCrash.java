package org.shequ.acceptance.story;

import org.shequ.acceptance.client.Actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 9. A service is killed in the midst of an appointment and started again: the end is the same. */
final class SurviveCrash implements Step {
    private static final LocalDate FIRST_ROUND = LocalDate.of(2025, 7, 1);
    private static final int CANDIDATES = 3;

    @Override
    public String title() {
        return "A service dies in the midst of it, and nothing changes / 服务中途崩溃，结果不变";
    }

    @Override
    public void tell(Scene scene) {
        tell(scene, "personnel");
    }

    void tell(Scene scene, String victim) {
        var number = scene.nextCrash();
        var begin = FIRST_ROUND.plusMonths(number);
        var used = scene.plan().path("used").asInt();
        var people = candidates(scene);
        var winner = people.getFirst();
        var posts = scene.posts(winner, begin);
        var round = selected(scene, people, begin);
        var effectiveOn = begin.plusDays(27);
        scene.clock(effectiveOn.atTime(0, 5));
        round.decide(effectiveOn, "崇委组〔2025〕" + (30 + number) + "号");
        scene.machines.kill(victim);
        scene.machines.start(victim);
        round.awaitClosed();
        scene.expect(
                victim + " killed after the decision: the appointment",
                "CLOSED",
                round.appointments().get(winner) == null
                        ? "none"
                        : round.appointments().get(winner).path("status").asText());
        scene.expect(
                victim + " killed: identity on the date", "PUBLIC_INSTITUTION", scene.identity(winner, effectiveOn));
        scene.expect(victim + " killed: post and duties", posts, scene.posts(winner, effectiveOn));
        scene.expect(
                victim + " killed: places used of the plan",
                used + 1,
                scene.plan().path("used").asInt());
        scene.expect(
                victim + " killed: left in reservation",
                0,
                scene.plan().path("reserved").asInt());
        balanced(scene, victim);
    }

    private static List<String> candidates(Scene scene) {
        var people = scene.district.eligibleSecretaries().stream()
                .map(scene::person)
                .filter(person -> !scene.formerCandidates().contains(person))
                .limit(CANDIDATES)
                .toList();
        scene.formerCandidates().addAll(people);
        return people;
    }

    private static RoundDesk selected(Scene scene, List<String> people, LocalDate begin) {
        scene.clock(begin, 9);
        var position = Map.of("planId", scene.kept("plan"), "places", 1);
        var round = RoundDesk.draft(
                scene, "INSTITUTION", "社区党组织书记选聘 " + begin, position, begin.plusDays(1), begin.plusDays(2));
        round.requestPlaces();
        round.announce();
        round.register(people);
        round.review();
        round.examine("WRITTEN", people);
        round.examine("INTERVIEW", people);
        round.rank();
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            round.pass(stage, people.subList(0, 1));
        }
        round.closeNotice(round.publish(begin.plusDays(5)));
        return round;
    }

    /** Balances equal their entries, people and places, one to one. */
    private static void balanced(Scene scene, String victim) {
        var proof = scene.suite
                .get(Actor.VIEWER, "/quota/v1/ledger-proof?unit=" + Scene.DISTRICT)
                .require(200)
                .body();
        var differences = new ArrayList<String>();
        proof.path("differences").forEach(one -> differences.add(one.toString()));
        scene.expect(victim + " killed: differences in the ledger", List.of(), differences);
    }
}
