package org.shequ.testkit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Careers with the months that they come to: what one service answers of them, every other answers too. */
public final class TenureCases {

    private static final String COMMUNITY = "320613002004";
    private static final String GRID = "320613002004001";
    private static final String OTHER = "320613002003";
    private static final String FORMER = "320613002001";

    /** What {@code 320613002004} came out of. */
    public static final Set<String> ANCESTORS = Set.of(FORMER);

    private TenureCases() {}

    /** @param to first day no longer in post; null while it lasts */
    public record Held(
            String unitCode,
            String post,
            boolean primary,
            LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * One career on one day, and the months served as secretary.
     *
     * @param community months in the community of the last day before the cut-off, in whatever post
     */
    public record Case(
            String name,
            List<Held> career,
            LocalDate cutOff,
            int toleratedGap,
            int consecutive,
            int cumulative,
            int community) {}

    /** Every edge: the cut-off day, the last day, leap days, gaps, overlaps, left-over days, grids and moves. */
    public static List<Case> edges() {
        return List.of(
                of("the cut-off day is not served", "2025-12-31", 0, 71, 71, 71, secretary("2020-01-01", null)),
                of("the day after is the 72nd month", "2026-01-01", 0, 72, 72, 72, secretary("2020-01-01", null)),
                of("left on the cut-off day", "2026-01-01", 0, 72, 72, 72, secretary("2020-01-01", "2026-01-01")),
                of("left the day before", "2026-01-02", 0, 0, 72, 0, secretary("2020-01-01", "2026-01-01")),
                of("began on the cut-off day", "2026-01-01", 0, 0, 0, 0, secretary("2026-01-01", null)),
                of("thirty days are no month", "2026-01-31", 0, 0, 0, 0, secretary("2026-01-01", null)),
                of("since 29 February", "2025-02-28", 0, 11, 11, 11, secretary("2024-02-29", null)),
                of("since 29 February, a day later", "2025-03-01", 0, 12, 12, 12, secretary("2024-02-29", null)),
                of(
                        "a gap of a day breaks",
                        "2026-01-15",
                        0,
                        48,
                        96,
                        48,
                        secretary("2018-01-15", "2022-01-14"),
                        secretary("2022-01-15", null)),
                of(
                        "a tolerated gap does not, and does not count",
                        "2026-01-15",
                        10,
                        95,
                        95,
                        95,
                        secretary("2018-01-15", "2022-01-05"),
                        secretary("2022-01-15", null)),
                of(
                        "left-over days of two spells are a month",
                        "2026-01-01",
                        0,
                        0,
                        3,
                        0,
                        secretary("2020-01-01", "2020-02-16"),
                        secretary("2021-01-01", "2021-02-16")),
                of(
                        "concurrent posts count once",
                        "2026-01-15",
                        0,
                        0,
                        60,
                        0,
                        secretary("2020-01-15", "2024-01-15"),
                        secretary("2022-01-15", "2025-01-15")),
                of(
                        "grids belong to their community",
                        "2026-01-01",
                        0,
                        24,
                        24,
                        36,
                        new Held(GRID, "GRID_WORKER", true, day("2023-01-01"), day("2024-01-01")),
                        secretary("2024-01-01", null)),
                of(
                        "what the community came out of counts",
                        "2026-01-01",
                        0,
                        36,
                        36,
                        36,
                        new Held(FORMER, "SECRETARY", true, day("2023-01-01"), day("2024-01-01")),
                        secretary("2024-01-01", null)),
                of(
                        "moved on the cut-off day",
                        "2026-01-01",
                        0,
                        24,
                        24,
                        24,
                        secretary("2024-01-01", "2026-01-01"),
                        new Held(OTHER, "SECRETARY", true, day("2026-01-01"), null)),
                of(
                        "moved the day before",
                        "2026-01-02",
                        0,
                        24,
                        24,
                        0,
                        secretary("2024-01-01", "2026-01-01"),
                        new Held(OTHER, "SECRETARY", true, day("2026-01-01"), null)));
    }

    private static Case of(
            String name,
            String cutOff,
            int toleratedGap,
            int consecutive,
            int cumulative,
            int community,
            Held... career) {
        return new Case(name, List.of(career), day(cutOff), toleratedGap, consecutive, cumulative, community);
    }

    private static Held secretary(String from, @Nullable String to) {
        return new Held(COMMUNITY, "SECRETARY", true, day(from), to == null ? null : day(to));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
