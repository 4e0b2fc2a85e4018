package org.shequ.quota.population;

/** A readable row of an import, under its number in the file. */
record ImportedPopulation(long number, Population population) {}
