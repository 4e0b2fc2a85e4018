package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What stands sealed in {@link PersonChanged}: who the person is, and what is sensitive.
 *
 * @param birthDate absent of whoever was anonymised
 * @param underInvestigation absent when not published, which is not the same as no
 * @param relatives those who have a record; absent when not published
 */
public record PersonDetails(
        String personnelNumber,
        String name,
        @Nullable LocalDate birthDate,
        List<SanctionPeriod> sanctions,
        @Nullable Boolean underInvestigation,
        @Nullable List<RelativeTie> relatives) {

    /** The name of whoever was anonymised. */
    public static final String NOBODY = "匿名";

    /** What is left to know of somebody whose key was destroyed: that there was such a record. */
    public static PersonDetails anonymised(UUID personId) {
        return new PersonDetails(anonymousNumber(personId), NOBODY, null, List.of(), null, null);
    }

    /** In the place of the personnel number of whoever was anonymised. */
    public static String anonymousNumber(UUID personId) {
        return "A" + personId.toString().replace("-", "");
    }
}
