package org.shequ.quota.apportionment;

/** A community and its urban permanent residents. */
public record UnitPopulation(String unitCode, long population) {

    public UnitPopulation {
        if (population < 0) {
            throw new IllegalArgumentException("population of " + unitCode + " is negative");
        }
    }
}
