package org.shequ.personnel.person.citizen;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Sex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A citizen identification number of 18 characters, GB 11643: area, birth date, sequence, check character. Residence permits
 * of Hong Kong, Macau and Taiwan have areas of their own. The number of a foreigner's permanent residence card in the form of
 * 2023 is built alike: in the place of the area stand 9, the province and the nationality (ISO 3166-1 numeric). In the form
 * before it the number has 15 characters: the nationality in letters (ISO 3166-1 alpha-3), province and prefecture, the birth
 * date with two digits of its year, a digit, and a check digit with the weights 7, 3, 1 of ICAO 9303. It tells neither sex nor
 * century.
 */
public record CitizenId(String value) {

    /** What can be wrong with a number, or with the record that it stands in. */
    public enum Fault {
        LENGTH,
        CHARACTERS,
        AREA,
        BIRTH_DATE,
        CHECK_CHARACTER,
        CONTRADICTS_BIRTH_DATE,
        CONTRADICTS_SEX
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private static final char FOREIGNER = '9';
    private static final String CHINA = "156";
    private static final String NOWHERE = "000";

    /** Areas of residence permits of Hong Kong, Macau, Taiwan. */
    private static final Set<String> PERMITS = Set.of("810000", "820000", "830000");

    private static final int[] CARD_WEIGHTS = {7, 3, 1};
    private static final int[] CENTURIES = {1900, 2000};
    private static final String CHINA_ALPHA = "CHN";

    /** Province codes of GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71");

    public CitizenId {
        if (value.length() != 18 && !isCardBefore2023(value)) {
            throw new IllegalArgumentException("a citizen ID has 18 characters, an old card 15");
        }
    }

    /** The number as the standard writes it: without surrounding space, the check character in upper case. */
    public static String normalise(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    /** Everything that is wrong with the number by itself; empty when it is a possible number on {@code today}. */
    public static Set<Fault> faults(String written, LocalDate today) {
        String text = normalise(written);
        if (isCardBefore2023(text)) {
            return faultsOfCard(text, today);
        }
        if (text.length() != 18) {
            return EnumSet.of(Fault.LENGTH);
        }
        if (!text.matches("[0-9]{17}[0-9X]")) {
            return EnumSet.of(Fault.CHARACTERS);
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!isArea(text.substring(0, 6))) {
            faults.add(Fault.AREA);
        }
        LocalDate birth = birthDate(text);
        if (birth == null || birth.isBefore(OLDEST) || birth.isAfter(today)) {
            faults.add(Fault.BIRTH_DATE);
        }
        if (checkCharacter(text) != text.charAt(17)) {
            faults.add(Fault.CHECK_CHARACTER);
        }
        return faults;
    }

    private static boolean isArea(String area) {
        return area.charAt(0) == FOREIGNER
                ? PROVINCES.contains(area.substring(1, 3)) && !area.endsWith(NOWHERE) && !area.endsWith(CHINA)
                : PERMITS.contains(area) || (PROVINCES.contains(area.substring(0, 2)) && !area.startsWith("00", 2));
    }

    /** Whether the number is one of a foreigner's permanent residence card. */
    public static boolean isOfForeigner(String written) {
        String text = normalise(written);
        return isCardBefore2023(text) || (text.length() == 18 && text.charAt(0) == FOREIGNER);
    }

    /** Whether it has the form of such a card before 2023. */
    public static boolean isCardBefore2023(String text) {
        return text.matches("[A-Z]{3}[0-9]{12}");
    }

    private static Set<Fault> faultsOfCard(String text, LocalDate today) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (text.startsWith(CHINA_ALPHA) || !PROVINCES.contains(text.substring(3, 5))) {
            faults.add(Fault.AREA);
        }
        if (Arrays.stream(CENTURIES)
                .mapToObj(century -> dayOfCard(text, century))
                .allMatch(day -> day == null || day.isAfter(today))) {
            faults.add(Fault.BIRTH_DATE);
        }
        if (checkDigitOfCard(text) != text.charAt(14) - '0') {
            faults.add(Fault.CHECK_CHARACTER);
        }
        return faults;
    }

    private static @Nullable LocalDate dayOfCard(String text, int century) {
        try {
            return LocalDate.of(
                    century + Integer.parseInt(text.substring(7, 9)),
                    Integer.parseInt(text.substring(9, 11)),
                    Integer.parseInt(text.substring(11, 13)));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** ICAO 9303: letters count from 10 on. */
    private static int checkDigitOfCard(String text) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            sum += Character.digit(text.charAt(i), 36) * CARD_WEIGHTS[i % CARD_WEIGHTS.length];
        }
        return sum % 10;
    }

    /** Everything that is wrong with the number, and between it and the rest of the record. */
    public static Set<Fault> faults(String written, LocalDate today, @Nullable LocalDate birthDate, @Nullable Sex sex) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(faults(written, today));
        if (faults.isEmpty()) {
            CitizenId id = new CitizenId(normalise(written));
            if (birthDate != null && !id.mayBeBornOn(birthDate)) {
                faults.add(Fault.CONTRADICTS_BIRTH_DATE);
            }
            if (sex != null && !isCardBefore2023(id.value) && sex != id.sex()) {
                faults.add(Fault.CONTRADICTS_SEX);
            }
        }
        return faults;
    }

    private boolean mayBeBornOn(LocalDate day) {
        return isCardBefore2023(value)
                ? Arrays.stream(CENTURIES).anyMatch(century -> day.equals(dayOfCard(value, century)))
                : day.equals(birthDate());
    }

    /** Not of an old card, which does not tell the century. */
    public LocalDate birthDate() {
        LocalDate date = birthDate(value);
        if (date == null) {
            throw new IllegalStateException("the number was not checked");
        }
        return date;
    }

    /** The seventeenth digit is odd for men and even for women; an old card does not tell. */
    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    private static @Nullable LocalDate birthDate(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text.substring(6, 10)),
                    Integer.parseInt(text.substring(10, 12)),
                    Integer.parseInt(text.substring(12, 14)));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** ISO 7064 MOD 11-2 over the first 17 digits. */
    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    @Override
    public String toString() {
        return "CitizenId[" + value.length() + " characters]";
    }
}
