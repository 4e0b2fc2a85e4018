package org.shequ.selection.vocabulary;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VocabularyTest {

    /** A constant that events know and rules do not would silently become "not known". */
    @Test
    void every_constant_of_the_events_is_a_word_here() {
        assertSame(org.shequ.contracts.event.personnel.Post.class, Post.class);
        assertSame(org.shequ.contracts.event.personnel.TenureKind.class, TenureKind.class);
        assertSame(org.shequ.contracts.event.personnel.Sex.class, Sex.class);
        assertSame(org.shequ.contracts.event.personnel.Certificate.class, Certificate.class);
        assertSame(org.shequ.contracts.event.personnel.PoliticalStatus.class, PoliticalStatus.class);
        assertSame(org.shequ.contracts.event.personnel.PersonStatus.class, PersonStatus.class);
        assertSame(org.shequ.contracts.event.personnel.HonourLevel.class, HonourLevel.class);
        assertSame(org.shequ.contracts.event.assessment.Grade.class, Grade.class);
        assertSame(org.shequ.contracts.event.selection.RoundKind.class, RoundKind.class);
    }

    private static void assertSame(Class<? extends Enum<?>> published, Class<? extends Enum<?>> known) {
        var expected = names(published).stream()
                .filter(name -> !name.equals("UNRECOGNISED"))
                .toList();
        assertEquals(expected, names(known), known.getSimpleName());
    }

    private static List<String> names(Class<? extends Enum<?>> list) {
        return Arrays.stream(list.getEnumConstants()).map(Enum::name).toList();
    }
}
