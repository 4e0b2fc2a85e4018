package org.shequ.personnel.vocabulary;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.person.PersonLifecycle;
import org.shequ.personnel.unit.UnitLifecycle;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CodesTest {

    @Test
    void a_code_is_found_by_its_name_its_standard_code_and_its_labels() {
        for (String name : List.of("BACHELOR", "bachelor", "21", "本科", "大学本科", " 大学本科毕业 ")) {
            assertEquals(Optional.of(Education.BACHELOR), Coded.find(Education.class, name), name);
        }
        assertEquals(Optional.of(Ethnicity.HAN), Coded.find(Ethnicity.class, "汉"));
        assertEquals(Optional.of(Ethnicity.HAN), Coded.find(Ethnicity.class, "01"));
        assertEquals(Optional.empty(), Coded.find(Ethnicity.class, "火星"));
    }

    @Test
    void no_two_codes_of_a_list_share_a_standard_code() {
        List.of(
                        Sex.values(),
                        Ethnicity.values(),
                        PoliticalStatus.values(),
                        Education.values(),
                        Degree.values(),
                        UrbanRuralClass.values(),
                        Certificate.values(),
                        Post.values(),
                        TenureKind.values(),
                        UnitKind.values())
                .forEach(list -> {
                    Set<String> codes = new HashSet<>();
                    for (Enum<?> constant : list) {
                        assertTrue(codes.add(((Coded) constant).code()), constant + " shares its code");
                    }
                });
        assertEquals(56, Ethnicity.values().length);
    }

    @Test
    void every_refusal_of_a_career_has_its_problem() {
        for (CareerRefusal.Reason reason : CareerRefusal.Reason.values()) {
            PersonnelProblem.valueOf(reason.name());
        }
    }

    @Test
    void the_dead_stay_dead_and_nobody_returns_to_probation_from_service() {
        EnumSet.allOf(PersonStatus.class).stream()
                .filter(next -> next != PersonStatus.DECEASED)
                .forEach(next -> assertFalse(PersonLifecycle.LIFECYCLE.leads(PersonStatus.DECEASED, next)));
        assertFalse(PersonLifecycle.LIFECYCLE.leads(PersonStatus.ACTIVE, PersonStatus.PROBATION));
        assertTrue(PersonLifecycle.LIFECYCLE.leads(PersonStatus.RESIGNED, PersonStatus.PROBATION));
    }

    @Test
    void a_unit_goes_one_way() {
        assertTrue(UnitLifecycle.LIFECYCLE.leads(UnitStatus.PROPOSED, UnitStatus.APPROVED));
        assertFalse(UnitLifecycle.LIFECYCLE.leads(UnitStatus.PROPOSED, UnitStatus.ACTIVE));
        assertTrue(UnitLifecycle.LIFECYCLE.leads(UnitStatus.ACTIVE, UnitStatus.MERGED));
        for (UnitStatus next : UnitStatus.values()) {
            assertFalse(UnitLifecycle.LIFECYCLE.leads(UnitStatus.MERGED, next));
        }
    }
}
