package org.shequ.quota.population;

/** A readable row of an import, under its number in the file. */
record ImportedPopulation(long number, Population population) {

    /** The same of the unit with this code. */
    ImportedPopulation in(String unitCode) {
        return new ImportedPopulation(
                number,
                new Population(
                        unitCode,
                        population.date(),
                        population.urbanPopulation(),
                        population.households(),
                        population.source()));
    }
}
