package org.shequ.personnel.reorganisation;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.UnitCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GridMoveTest {

    private static final String INTO = "320613002099";

    @Test
    void suffixes_stay_where_they_are_free_and_are_numbered_where_not() {
        List<GridMove> moves = GridMove.plan(
                List.of(
                        grid("32061300200101", "320613002001"),
                        grid("320613002001011", "32061300200101"),
                        grid("32061300200201", "320613002002")),
                grid -> INTO,
                List.of());
        assertEquals(
                Map.of(
                        "32061300200101", INTO + "01",
                        "320613002001011", INTO + "011",
                        "32061300200201", INTO + "01-2"),
                GridMove.codes(moves));
        assertEquals(INTO + "01", moves.get(1).superior(), "a grid below a grid stays below it");
        assertEquals(
                INTO + "01-3",
                GridMove.plan(
                                List.of(grid("32061300200101", "320613002001")),
                                grid -> INTO,
                                List.of(INTO + "01", INTO + "01-2"))
                        .getFirst()
                        .code());
    }

    @Test
    void codes_are_distinct_well_formed_and_begin_with_their_superior() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<OrgUnit> grids = new ArrayList<>();
            for (int community = 1; community <= 3; community++) {
                String code = "32061300200" + community;
                Set<String> used = new HashSet<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    String grid = code + random.nextInt(4);
                    if (used.add(grid)) {
                        grids.add(grid(grid, code));
                    }
                }
            }
            List<GridMove> moves = GridMove.plan(grids, grid -> INTO, List.of(INTO + "1"));
            String message = "seed " + seed + " round " + round + ": " + GridMove.codes(moves);
            assertEquals(grids.size(), new HashSet<>(GridMove.codes(moves).values()).size(), message);
            for (GridMove move : moves) {
                assertTrue(UnitCode.isCode(move.code()), message);
                assertTrue(move.code().startsWith(move.superior()), message);
                assertTrue(!move.code().equals(INTO + "1"), message);
            }
        }
    }

    private static OrgUnit grid(String code, String superior) {
        return new OrgUnit(
                code, "网格", UnitKind.GRID, superior, UnitStatus.ACTIVE, null, LocalDate.of(2020, 1, 1), null, 1);
    }
}
