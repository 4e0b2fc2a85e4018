package org.shequ.acceptance.story;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 8. A grid worker of 文峰社区 enters the reserve and is then staffed, in a place out of that community's vacancy. */
final class ClimbTheLadder implements Step {
    private static final LocalDate IN_RESERVE_ON = LocalDate.of(2025, 4, 1);
    private static final LocalDate STAFFED_ON = LocalDate.of(2025, 6, 3);

    @Override
    public String title() {
        return "A grid worker climbs: reserve, then staffed / 网格员：后备干部、定编社区工作者";
    }

    @Override
    public void tell(Scene scene) {
        var workers =
                scene.district.wenfengGridWorkers().stream().map(scene::person).toList();
        reserve(scene, workers);
        staffing(scene, workers);
    }

    private static void reserve(Scene scene, List<String> workers) {
        scene.clock(LocalDate.of(2025, 3, 3), 9);
        var position = Map.of("places", workers.size());
        var round = RoundDesk.draft(
                scene, "RESERVE", "2025年后备干部选拔", position, LocalDate.of(2025, 3, 4), LocalDate.of(2025, 3, 6));
        round.announce();
        round.register(workers);
        round.review();
        round.examine("WRITTEN", workers);
        round.examine("INTERVIEW", workers);
        round.rank();
        round.pass("INSPECTION", workers);
        round.closeNotice(round.publish(LocalDate.of(2025, 3, 17)));
        round.decide(IN_RESERVE_ON, "崇委组〔2025〕9号");
        scene.clock(IN_RESERVE_ON.atTime(0, 5));
        round.awaitClosed();
        scene.expect(
                "grid workers of 文峰社区 in the reserve",
                workers.size(),
                workers.stream().filter(person -> inReserve(scene, person)).count());
        var first = workers.getFirst();
        scene.expect(
                "beside the job, which stays",
                "GRID_WORKER " + SampleDistrict.WENFENG + ", CONTRACT",
                scene.posts(first, IN_RESERVE_ON) + ", " + scene.identity(first, IN_RESERVE_ON));
    }

    private static boolean inReserve(Scene scene, String person) {
        var path = "/personnel/v1/people/" + person + "/reserve-memberships?asOf=" + IN_RESERVE_ON;
        return !scene.suite
                .get(Actor.VIEWER, path)
                .require(200)
                .body()
                .path("items")
                .isEmpty();
    }

    private static void staffing(Scene scene, List<String> workers) {
        scene.suite.await(
                "selection knows the new reserve",
                () -> Optional.of(scene.suite.get(
                                Actor.VIEWER,
                                "/selection/v1/eligibility?kind=STAFFING&verdict=ELIGIBLE&unit="
                                        + SampleDistrict.WENFENG))
                        .filter(answer -> answer.body().path("items").size() == workers.size()));
        var before = scene.staffing(SampleDistrict.WENFENG);
        scene.clock(LocalDate.of(2025, 4, 7), 9);
        var position = Map.of("unitCode", SampleDistrict.WENFENG, "post", "COMMUNITY_WORKER", "places", 1);
        var round = RoundDesk.draft(
                scene, "STAFFING", "2025年定编社区工作者招录", position, LocalDate.of(2025, 4, 8), LocalDate.of(2025, 4, 10));
        scene.expect(
                "a place of 文峰社区's vacancy",
                "RESERVED",
                round.requestPlaces().path("state").asText());
        scene.expect(
                "which is one less",
                before.path("vacancy").asInt() - 1,
                scene.staffing(SampleDistrict.WENFENG).path("vacancy").asInt());
        round.announce();
        round.register(workers);
        round.review();
        round.examine("WRITTEN", workers);
        round.examine("INTERVIEW", workers.subList(0, 3));
        round.rank();
        var first = workers.getFirst();
        round.pass("MEDICAL", List.of(first));
        round.pass("INSPECTION", List.of(first));
        round.closeNotice(round.publish(LocalDate.of(2025, 4, 21)));
        round.decide(STAFFED_ON, "崇社工〔2025〕15号");
        scene.clock(STAFFED_ON.atTime(0, 5));
        round.awaitClosed();
        staffed(scene, first, before.path("occupied").asInt());
    }

    private static void staffed(Scene scene, String person, int occupiedBefore) {
        scene.expect(
                "the grid worker is a staffed community worker",
                "COMMUNITY_WORKER " + SampleDistrict.WENFENG + ", STAFFED",
                scene.posts(person, STAFFED_ON) + ", " + scene.identity(person, STAFFED_ON));
        scene.expect(
                "and was a grid worker on contract the day before",
                "GRID_WORKER " + SampleDistrict.WENFENG + ", CONTRACT",
                scene.posts(person, STAFFED_ON.minusDays(1)) + ", " + scene.identity(person, STAFFED_ON.minusDays(1)));
        var account = scene.staffing(SampleDistrict.WENFENG);
        scene.expect(
                "文峰社区 has one more occupied and nothing reserved",
                (occupiedBefore + 1) + ", 0",
                account.path("occupied").asInt() + ", "
                        + account.path("reserved").asInt());
    }
}
