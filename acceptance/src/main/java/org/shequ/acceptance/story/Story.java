package org.shequ.acceptance.story;

import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The district's own account, told by a client: from real units and invented people to a secretary who enters the
 * establishment, a grid worker who climbs, a crash that changes nothing, a year's assessment, and what a
 * viewer cannot rebuild. The demo tells it in front of a reader, the
 * tests tell it step by step.
 */
public final class Story {
    private static final List<Step> STEPS = List.of(
            new LoadDistrict(),
            new DetermineQuotas(),
            new ApproveIncentivePlan(),
            new RequestPlaces(),
            new JudgeEligibility(),
            new SelectSecretary(),
            new TakeEffect(),
            new ClimbTheLadder(),
            new SurviveCrash(),
            new AssessYear(),
            new KeepSecrets());

    /** The step that may be told again. */
    private static final int CRASH = 9;

    private final Scene scene;

    public Story(Suite suite, SampleDistrict district, Machines machines) {
        this.scene = new Scene(suite, district, machines);
    }

    public static int steps() {
        return STEPS.size();
    }

    /** @param number 1 to {@link #steps} */
    public static String title(int number) {
        return STEPS.get(number - 1).title();
    }

    /** Tells one step; the steps before it must have been told. */
    public List<Outcome> tell(int number) {
        scene.begin(number);
        STEPS.get(number - 1).tell(scene);
        return scene.outcomesOf(number);
    }

    /**
     * Tells, after all steps, of a round in which a candidate withdraws and another is objected to.
     *
     * @param words what is written about them, by what it is about: 理由, 异议, 答复, 退出
     */
    public void tellDispute(UnaryOperator<String> words) {
        DisputedRound.tell(scene, words);
    }

    /** Tells how an appointment survives the death of one service in its midst; may be told again with another. */
    public List<Outcome> tellCrashOf(String service) {
        scene.begin(CRASH);
        var before = scene.outcomesOf(CRASH).size();
        new SurviveCrash().tell(scene, service);
        var all = scene.outcomesOf(CRASH);
        return all.subList(before, all.size());
    }
}
