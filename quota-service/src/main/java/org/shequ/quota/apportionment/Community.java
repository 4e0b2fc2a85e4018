package org.shequ.quota.apportionment;

import org.jspecify.annotations.Nullable;

/**
 * A community that shares in the places, with its urban permanent residents.
 *
 * @param households null where nobody has counted them
 */
public record Community(
        String code, long population, @Nullable Long households) {

    public Community(String code, long population) {
        this(code, population, null);
    }

    public Community {
        if (population < 0) {
            throw new IllegalArgumentException("negative population of " + code);
        }
    }
}
