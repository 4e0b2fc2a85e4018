package org.shequ.personnel.person.citizen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.personnel.person.citizen.CitizenId.Fault;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CitizenIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, ''",
        "440524188001010014, BIRTH_DATE",
        "11010519491231002x, ''",
        "110105194912310021, CHECK_CHARACTER",
        "11010519491231002, LENGTH",
        "1101051949123100211, LENGTH",
        "11010519491231X02X, CHARACTERS",
        "１１０１０５１９４９１２３１００２Ｘ, CHARACTERS",
        "99010519491231002X, AREA",
        "320602202601060018, BIRTH_DATE",
        "320602199002290018, BIRTH_DATE",
        "320602199013010018, BIRTH_DATE",
    })
    void a_number_is_held_against_the_standard(String number, String fault) {
        Set<Fault> faults = CitizenId.faults(number, TODAY);
        if (fault.isEmpty()) {
            assertEquals(Set.of(), faults);
        } else {
            assertTrue(faults.contains(Fault.valueOf(fault)), number + " has " + faults);
        }
    }

    @Test
    void the_number_gives_birth_date_and_sex() {
        CitizenId id = new CitizenId("11010519491231002X");
        assertEquals(LocalDate.of(1949, 12, 31), id.birthDate());
        assertEquals(Sex.FEMALE, id.sex());
    }

    @Test
    void a_record_that_says_otherwise_contradicts_the_number() {
        String number = "11010519491231002X";
        assertEquals(
                Set.of(Fault.CONTRADICTS_BIRTH_DATE),
                CitizenId.faults(number, TODAY, LocalDate.of(1949, 12, 30), Sex.FEMALE));
        assertEquals(
                Set.of(Fault.CONTRADICTS_SEX), CitizenId.faults(number, TODAY, LocalDate.of(1949, 12, 31), Sex.MALE));
        assertEquals(Set.of(), CitizenId.faults(number, TODAY, null, null));
    }

    @Test
    void the_check_character_agrees_with_the_definition_of_iso_7064() {
        long seed = 11_643;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String body = "320602"
                    + LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000)).format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format("%03d", random.nextInt(1_000));
            char right = checkByDefinition(body);
            String number = body + right;
            assertEquals(Set.of(), CitizenId.faults(number, TODAY), "seed " + seed + ": " + number);
            char wrong = "0123456789X".charAt(("0123456789X".indexOf(right) + 1 + random.nextInt(10)) % 11);
            assertEquals(Set.of(Fault.CHECK_CHARACTER), CitizenId.faults(body + wrong, TODAY), "seed " + seed);
        }
    }

    /** The character c for which the whole, read as a polynomial in 2, is 1 modulo 11. */
    private static char checkByDefinition(String body) {
        BigInteger eleven = BigInteger.valueOf(11);
        for (int c = 0; c <= 10; c++) {
            BigInteger sum = BigInteger.valueOf(c);
            for (int i = 0; i < body.length(); i++) {
                BigInteger digit = BigInteger.valueOf(body.charAt(i) - '0');
                sum = sum.add(digit.multiply(BigInteger.TWO.pow(body.length() - i)));
            }
            if (sum.mod(eleven).equals(BigInteger.ONE)) {
                return c == 10 ? 'X' : (char) ('0' + c);
            }
        }
        throw new AssertionError("no check character");
    }

    @Test
    void any_change_of_one_digit_and_any_swap_of_neighbours_is_noticed() {
        String number = "320602199001011239";
        String valid = number.substring(0, 17) + checkByDefinition(number.substring(0, 17));
        for (int i = 0; i < 17; i++) {
            for (char c = '0'; c <= '9'; c++) {
                if (c != valid.charAt(i)) {
                    String changed = valid.substring(0, i) + c + valid.substring(i + 1);
                    assertFalse(CitizenId.faults(changed, TODAY).isEmpty(), changed);
                }
            }
        }
    }

    @Test
    void the_text_form_hides_the_number() {
        assertFalse(new CitizenId("11010519491231002X").toString().contains("19491231"));
    }

    @Test
    void names_of_people_pass_in_every_script_that_cards_bear() {
        Stream.of("张伟", "㐱明", "𠮷田", "𰻝𰻞", "阿卜杜拉·买买提", "欧阳娜娜", "Jean-Luc O'Neill", "Zoë")
                .forEach(name -> assertEquals(Optional.empty(), PersonName.fault(PersonName.normalise(name)), name));
    }

    @ParameterizedTest
    @CsvSource({
        "张\u200b伟, INVISIBLE_CHARACTER",
        "张\u202e伟, INVISIBLE_CHARACTER",
        "张\u2066伟, INVISIBLE_CHARACTER",
        "张\ufeff伟, INVISIBLE_CHARACTER",
        "Ｊｏｈｎ, FULL_WIDTH_CHARACTER",
        "=张伟, NOT_A_LETTER",
        "@张伟, NOT_A_LETTER",
        "张伟1, NOT_A_LETTER",
        "张伟😀, NOT_A_LETTER",
        "' ', EMPTY",
    })
    void what_deceives_the_eye_is_refused(String name, PersonName.Fault fault) {
        assertEquals(Optional.of(fault), PersonName.fault(PersonName.normalise(name)));
    }

    @Test
    void a_blank_between_han_characters_and_the_kind_of_dot_are_no_part_of_a_name() {
        Stream.of("张 伟", "张\u3000伟").forEach(name -> assertEquals("张伟", PersonName.normalise(name)));
        assertEquals("阿力木·江", PersonName.normalise("阿力木•江"));
    }

    @Test
    void residence_permits_of_hong_kong_macau_and_taiwan_have_areas_of_their_own() {
        assertEquals(Set.of(), CitizenId.faults("810000199001011011", LocalDate.of(2026, 1, 1)));
        assertTrue(
                CitizenId.faults("320000199001011011", LocalDate.of(2026, 1, 1)).contains(CitizenId.Fault.AREA));
    }

    @ParameterizedTest
    @CsvSource({
        "820000199001011021,",
        "82000019900101007x,",
        "830000199001011031,",
        "830000199001011032, CHECK_CHARACTER",
        "840000199001011017, AREA",
        "810001199001011017, AREA",
        "931826199001011017,",
        "93182619900101009X,",
        "931826199001011018, CHECK_CHARACTER",
        "990826199001011017, AREA",
        "931156199001011017, AREA",
        "931000199001011017, AREA"
    })
    void permits_and_cards_are_held_against_their_own_areas(String number, String fault) {
        Set<Fault> faults = CitizenId.faults(number, TODAY);
        assertEquals(fault == null, faults.isEmpty(), faults::toString);
        if (fault != null) {
            assertTrue(faults.contains(Fault.valueOf(fault)), faults::toString);
        }
        assertEquals(number.startsWith("9"), CitizenId.isOfForeigner(number));
    }

    @Test
    void a_decomposed_name_is_composed() {
        assertEquals("Zoë", PersonName.normalise("Zoe\u0308"));
    }

    @ParameterizedTest
    @CsvSource({
        "USA320690010113, ",
        "usa320690010113, ",
        "USA320690010112, CHECK_CHARACTER",
        "CHN320690010117, AREA",
        "USA990690010116, AREA",
        "USA320690130116, BIRTH_DATE",
        "US0320690010113, LENGTH",
        "320602900101123, LENGTH"
    })
    void a_permanent_residence_card_before_2023_has_letters_and_a_check_digit_of_its_own(String number, Fault fault) {
        assertEquals(fault == null ? Set.of() : Set.of(fault), CitizenId.faults(number, TODAY));
        assertEquals(
                number.toUpperCase().startsWith("USA") || number.startsWith("CHN"), CitizenId.isOfForeigner(number));
    }

    @Test
    void an_old_card_tells_neither_century_nor_sex() {
        assertEquals(Set.of(), CitizenId.faults("USA320690010113", TODAY, LocalDate.of(1990, 1, 1), Sex.FEMALE));
        assertEquals(Set.of(), CitizenId.faults("USA320690010113", TODAY, LocalDate.of(1990, 1, 1), Sex.MALE));
        assertEquals(
                Set.of(Fault.CONTRADICTS_BIRTH_DATE),
                CitizenId.faults("USA320690010113", TODAY, LocalDate.of(1990, 1, 2), null));
        assertEquals("CitizenId[15 characters]", new CitizenId("USA320690010113").toString());
    }
}
