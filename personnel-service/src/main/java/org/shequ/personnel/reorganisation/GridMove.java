package org.shequ.personnel.reorganisation;

import org.shequ.personnel.unit.OrgUnit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The new place of a grid whose community changes: its code begins with its superior's, so it cannot stay. The suffix is
 * kept where it is free, and numbered where two communities bring the same. Pure.
 *
 * @param code the new code
 * @param superior the new superior's code
 */
record GridMove(OrgUnit grid, String code, String superior) {

    /**
     * @param grids to be moved, each after its superior
     * @param community where a grid goes that stands directly under a community
     * @param taken codes that are in use already
     */
    static List<GridMove> plan(List<OrgUnit> grids, Function<OrgUnit, String> community, Collection<String> taken) {
        List<GridMove> moves = new ArrayList<>();
        Map<String, String> moved = new HashMap<>();
        Set<String> used = new HashSet<>(taken);
        for (OrgUnit grid : grids) {
            String formerSuperior = String.valueOf(grid.parentCode());
            String movedSuperior = moved.get(formerSuperior);
            String superior = movedSuperior == null ? community.apply(grid) : movedSuperior;
            String wanted = superior + grid.code().substring(formerSuperior.length());
            String code = wanted;
            for (int number = 2; !used.add(code); number++) {
                code = wanted + "-" + number;
            }
            moved.put(grid.code(), code);
            moves.add(new GridMove(grid, code, superior));
        }
        return moves;
    }

    /** Old and new codes. */
    static Map<String, String> codes(List<GridMove> moves) {
        Map<String, String> codes = new LinkedHashMap<>();
        moves.forEach(move -> codes.put(move.grid().code(), move.code()));
        return codes;
    }

    /** The grid as it begins. */
    OrgUnit begun(LocalDate on) {
        return new OrgUnit(
                code, grid.name(), grid.kind(), superior, grid.status(), grid.urbanRuralClass(), on, null, 1);
    }
}
