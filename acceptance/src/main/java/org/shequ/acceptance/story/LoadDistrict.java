package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.util.Optional;

/** 1. Units, people, assignments, populations and results come in through the imports that clerks use. */
final class LoadDistrict implements Step {
    private static final String BAD_ROW = """
            personnel_number,name,citizen_id,sex,birth_date,status
            XX000001,甄别,320602199001011235,MALE,1990-01-01,ACTIVE
            """;

    @Override
    public String title() {
        return "The district is loaded / 导入全区数据";
    }

    @Override
    public void tell(Scene scene) {
        scene.clock(SampleDistrict.REFERENCE_DATE, 9);
        var district = scene.district;
        load(scene, Actor.CLERK, "/personnel/v1/unit-imports", district.unitsCsv(), "units");
        load(scene, Actor.CLERK, "/personnel/v1/person-imports", district.peopleCsv(), "people");
        load(scene, Actor.CLERK, "/personnel/v1/assignment-imports", district.assignmentsCsv(), "assignments");
        refuseBadRow(scene);
        load(scene, Actor.DRAFTER, "/quota/v1/population-imports", district.censusPopulationsCsv(), "populations 2020");
        load(scene, Actor.DRAFTER, "/quota/v1/population-imports", district.populationsCsv(), "populations 2024");
        awaitProjections(scene);
        load(
                scene,
                Actor.ASSESSOR,
                "/assessment/v1/community-result-imports",
                district.communityResultsCsv(),
                "community results");
        load(
                scene,
                Actor.ASSESSOR,
                "/assessment/v1/person-result-imports",
                district.personResultsCsv(),
                "person results");
        statistics(scene);
    }

    private static void load(Scene scene, Actor actor, String path, String csv, String what) {
        var job = scene.suite.load(actor, path, csv);
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException("The import of " + what + " ended with " + job + ", first problems: "
                    + scene.suite
                            .get(
                                    actor,
                                    path.replaceFirst("/[^/]+$", "/jobs/")
                                            + job.path("id").asText() + "/problems?limit=5")
                            .body());
        }
        var rows = csv.lines().count() - 1;
        var counts = job.path("counts");
        scene.expect(what + " taken in", rows, counts.path("rows").asLong());
    }

    /** A wrong check character: nothing is taken in, and the row, the column and the reason are named. */
    private static void refuseBadRow(Scene scene) {
        var path = "/personnel/v1/person-imports";
        var job = scene.suite.load(Actor.CLERK, path, BAD_ROW);
        var problem = scene.suite
                .get(Actor.CLERK, "/personnel/v1/jobs/" + job.path("id").asText() + "/problems")
                .require(200)
                .body()
                .at("/items/0");
        scene.expect(
                "a wrong citizen ID is refused with row and column",
                "FAILED, row 2, citizen_id",
                job.path("state").asText() + ", row " + problem.path("row").asText() + ", "
                        + problem.path("column").asText());
    }

    /** Every service that receives events about people knows them. */
    private static void awaitProjections(Scene scene) {
        var serving = scene.suite
                .get(Actor.VIEWER, "/personnel/v1/statistics?unit=" + Scene.DISTRICT)
                .require(200)
                .body()
                .path("headcount")
                .asLong();
        scene.suite.await(
                "quota knows everybody",
                () -> scene.suite
                                        .get(Actor.VIEWER, "/quota/v1/headcounts/summary?unit=" + Scene.DISTRICT)
                                        .body()
                                        .path("people")
                                        .asLong()
                                == serving
                        ? Optional.of(serving)
                        : Optional.<Long>empty());
        scene.suite.await(
                "selection knows all secretaries",
                () -> candidates(scene) == secretaries(scene) ? Optional.of(serving) : Optional.<Long>empty());
        scene.suite.await(
                "assessment knows everybody",
                () -> scene.suite
                                        .get(Actor.VIEWER, "/assessment/v1/people?count=true&limit=1")
                                        .body()
                                        .path("total")
                                        .asLong()
                                == serving
                        ? Optional.of(serving)
                        : Optional.<Long>empty());
    }

    private static long candidates(Scene scene) {
        return scene.suite
                .get(Actor.VIEWER, "/selection/v1/eligibility/summary?kind=INSTITUTION&unit=" + Scene.DISTRICT)
                .body()
                .path("candidates")
                .asLong();
    }

    private static long secretaries(Scene scene) {
        return scene.suite
                .get(Actor.VIEWER, "/quota/v1/headcounts/summary?unit=" + Scene.DISTRICT)
                .body()
                .path("secretaries")
                .asLong();
    }

    private static void statistics(Scene scene) {
        JsonNode workforce = scene.suite
                .get(Actor.VIEWER, "/personnel/v1/statistics?unit=" + Scene.DISTRICT)
                .require(200)
                .body();
        scene.expect(
                "average age under 40 (" + workforce.path("averageAge").asText() + ")",
                true,
                workforce.path("averageAge").asDouble() < 40);
        scene.expect(
                "bachelor's degree or above at least 80 % ("
                        + workforce.path("bachelorShare").asText() + ")",
                true,
                workforce.path("bachelorShare").asDouble() >= 0.8);
        scene.expect(
                "communities with all three generations",
                "179 of 179",
                workforce.at("/generations/complete").asText() + " of "
                        + workforce.at("/generations/communities").asText());
    }
}
