package org.shequ.quota.population;

import java.time.LocalDate;

/** The urban permanent residents of a community on a day. */
record Population(String unitCode, LocalDate date, long urbanPopulation, String source) {}
