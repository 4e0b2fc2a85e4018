package org.shequ.acceptance.disclosure;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody invented to be looked for.
 *
 * @param mark one character by which planted texts name their person
 * @param about why this one is here
 * @param id what the suite calls the person; empty until the district is loaded
 * @param units where the person has served, the present one first
 */
record Canary(
        String mark,
        String about,
        String personnelNumber,
        String id,
        String name,
        String citizenId,
        LocalDate birthDate,
        String phone,
        boolean male,
        List<String> units) {

    String unit() {
        return units.getFirst();
    }

    Canary known(String as) {
        return new Canary(mark, about, personnelNumber, as, name, citizenId, birthDate, phone, male, units);
    }

    /** Whether a text speaks of this person by id or number. */
    boolean namedIn(String text) {
        return text.contains(id) || text.contains(personnelNumber);
    }
}
