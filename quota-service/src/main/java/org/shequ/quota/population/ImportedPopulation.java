package org.shequ.quota.population;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** A row of an import under its number in the file, as far as it could be read. */
record ImportedPopulation(
        long number,
        @Nullable String unitCode,
        @Nullable LocalDate date,
        @Nullable Long urbanPopulation,
        @Nullable Long households,
        @Nullable String source) {

    /** The same of the unit with this code. */
    ImportedPopulation in(@Nullable String code) {
        return new ImportedPopulation(number, code, date, urbanPopulation, households, source);
    }
}
