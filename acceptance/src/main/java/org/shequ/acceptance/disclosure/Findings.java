package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.disclosure.Dossier.Field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each viewpoint was left with, and what of it is too little.
 *
 * @param rows one for each viewpoint and field
 */
record Findings(List<Row> rows) {
    /** Fewer IDs than these may not be left to guess. */
    static final long LEAST_IDS = 1_000;

    /** Less than a year: something disclosed more than the year, and the report says what. */
    private static final int FEW_DAYS = 365;

    /**
     * One field from one viewpoint.
     *
     * @param left the fewest values left to guess, over all canaries in reach; infinite where nothing was seen at all
     * @param canary of whom that is said
     * @param from what disclosed it, the most revealing first
     */
    record Row(String viewpoint, Field field, double left, String canary, boolean red, List<String> from) {}

    static Findings of(Map<Viewpoint, Map<String, Dossier>> dossiers) {
        var rows = new ArrayList<Row>();
        dossiers.forEach((viewpoint, ofOne) -> {
            var least = new LinkedHashMap<Field, Row>();
            ofOne.values()
                    .forEach(dossier -> dossier.left()
                            .forEach((field, left) -> least.merge(
                                    field,
                                    row(viewpoint, dossier, field, left),
                                    (a, b) -> b.left() < a.left() ? b : a)));
            rows.addAll(least.values());
            rows.addAll(texts(viewpoint, ofOne));
        });
        return new Findings(rows);
    }

    private static Row row(Viewpoint viewpoint, Dossier dossier, Field field, double left) {
        var red = switch (field) {
            case CITIZEN_ID -> left < LEAST_IDS;
            case BIRTH_DATE, PHONE, NAME, TEXT, OUT_OF_SCOPE -> left < 2;
            case SHOWN_RECORD -> false;
        };
        return new Row(
                viewpoint.title(),
                field,
                left,
                named(dossier),
                red,
                dossier.lines(field, red || field == Field.BIRTH_DATE && left < FEW_DAYS ? 12 : 1));
    }

    /** Planted texts, by what they are; what colleagues may read is red only where none of them looks. */
    private static List<Row> texts(Viewpoint viewpoint, Map<String, Dossier> ofOne) {
        var told = new LinkedHashMap<String, Row>();
        ofOne.values()
                .forEach(dossier -> dossier.texts().forEach((found, call) -> {
                    var inReach = dossier.canary().units().stream().anyMatch(viewpoint::covers);
                    if (!PlantedText.isWork(found.what(), viewpoint.role()) || !inReach) {
                        told.putIfAbsent(
                                found.what(),
                                new Row(
                                        viewpoint.title(),
                                        Field.TEXT,
                                        1,
                                        named(dossier),
                                        true,
                                        List.of(found.what() + (inReach ? "" : " (out of scope)") + "  <- " + call)));
                    }
                }));
        return List.copyOf(told.values());
    }

    private static String named(Dossier dossier) {
        return dossier.canary().mark() + " " + dossier.canary().name();
    }

    boolean red() {
        return rows.stream().anyMatch(Row::red);
    }

    List<Row> redRows() {
        return rows.stream().filter(Row::red).toList();
    }
}
