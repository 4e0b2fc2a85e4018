package org.shequ.acceptance.story;

import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A round after the story's: one candidate withdraws, one is objected to, and every text about them is the caller's. */
final class DisputedRound {

    private DisputedRound() {}

    /** @param words what is written, by what it is about: 理由, 异议, 答复, 退出 */
    static void tell(Scene scene, UnaryOperator<String> words) {
        var workers =
                scene.district.wenfengGridWorkers().stream().map(scene::person).toList();
        var disputed = workers.get(1);
        scene.clock(LocalDate.of(2026, 3, 2), 9);
        var position = Map.of("unitCode", SampleDistrict.WENFENG, "post", "COMMUNITY_WORKER", "places", 1);
        var round = RoundDesk.draft(
                scene, "STAFFING", "2026年定编社区工作者招录", position, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 5));
        round.requestPlaces();
        round.announce();
        round.register(workers);
        round.withdraw(workers.getFirst(), words.apply("退出"));
        var others = workers.subList(1, workers.size());
        round.review(words.apply("理由"));
        round.examine("WRITTEN", others);
        round.examine("INTERVIEW", others);
        round.rank();
        for (var stage : List.of("MEDICAL", "INSPECTION")) {
            round.pass(stage, List.of(disputed));
        }
        round.publish(LocalDate.of(2026, 3, 16));
        round.object(disputed, words.apply("异议"), words.apply("答复"));
    }
}
