package org.shequ.personnel;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.ArchitectureRules;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "org.shequ.personnel",
                "vocabulary",
                "person.citizen",
                "person.life",
                "career.timeline",
                "career.tenure",
                "relatives.avoidance",
                "ladder",
                "pay.grade");
    }

    /** Whoever adds an arrow says so here, and in what the room says of itself (package-info). */
    @Test
    void rooms_use_the_rooms_that_they_say() {
        assertEquals(
                List.of(
                        "announcement: dossier, person, relatives",
                        "appointment: career, dossier, ladder, person, policy, relatives, reorganisation, reserve, unit",
                        "career: access, codelist, person, policy, relatives, unit",
                        "dossier: access, person",
                        "duplicates: access, career, person, relatives",
                        "pay: access, career, dossier, person, policy, unit",
                        "person: access, codelist, policy, unit",
                        "privacy: access, dossier, person, policy, relatives, unit",
                        "relatives: access, dossier, person",
                        "reorganisation: career, codelist, person, relatives, unit",
                        "reserve: access, career, person, policy, unit",
                        "roster: career, person, unit",
                        "statistics: ladder, policy, unit",
                        "unit: codelist"),
                arrows("vocabulary"));
    }
}
