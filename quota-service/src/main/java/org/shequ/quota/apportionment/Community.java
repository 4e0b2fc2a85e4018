package org.shequ.quota.apportionment;

/** A community that shares in the places, with its urban permanent residents. */
public record Community(String code, long population) {

    public Community {
        if (population < 0) {
            throw new IllegalArgumentException("negative population of " + code);
        }
    }
}
