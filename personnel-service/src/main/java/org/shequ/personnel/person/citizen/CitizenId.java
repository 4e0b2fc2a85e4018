package org.shequ.personnel.person.citizen;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Sex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A citizen identification number of 18 characters, GB 11643: area, birth date, sequence, check character. Residence permits
 * of Hong Kong, Macau and Taiwan have areas of their own. The number of a foreigner's permanent residence card in the form of
 * 2023 is built alike: in the place of the area stand 9, the province and the nationality (ISO 3166-1 numeric).
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

    /** Province codes of GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71");

    public CitizenId {
        if (value.length() != 18) {
            throw new IllegalArgumentException("a citizen ID has 18 characters");
        }
    }

    /** The number as the standard writes it: without surrounding space, the check character in upper case. */
    public static String normalise(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    /** Everything that is wrong with the number by itself; empty when it is a possible number on {@code today}. */
    public static Set<Fault> faults(String written, LocalDate today) {
        String text = normalise(written);
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
        return text.length() == 18 && text.charAt(0) == FOREIGNER;
    }

    /** Everything that is wrong with the number, and between it and the rest of the record. */
    public static Set<Fault> faults(String written, LocalDate today, @Nullable LocalDate birthDate, @Nullable Sex sex) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(faults(written, today));
        if (faults.isEmpty()) {
            CitizenId id = new CitizenId(normalise(written));
            if (birthDate != null && !birthDate.equals(id.birthDate())) {
                faults.add(Fault.CONTRADICTS_BIRTH_DATE);
            }
            if (sex != null && sex != id.sex()) {
                faults.add(Fault.CONTRADICTS_SEX);
            }
        }
        return faults;
    }

    public LocalDate birthDate() {
        LocalDate date = birthDate(value);
        if (date == null) {
            throw new IllegalStateException("the number was not checked");
        }
        return date;
    }

    /** The seventeenth digit is odd for men and even for women. */
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
        return "CitizenId[" + value.substring(0, 6) + "********" + value.substring(14) + "]";
    }
}
