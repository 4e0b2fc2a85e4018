package org.shequ.quota.population;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The urban permanent residents of a community on a day, and its households where they were counted. */
record Population(
        String unitCode,
        LocalDate date,
        long urbanPopulation,
        @Nullable Long households,
        String source) {}
