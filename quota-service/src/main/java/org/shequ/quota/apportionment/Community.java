package org.shequ.quota.apportionment;

import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /** @param sorted by code */
    static void requireDistinct(List<Community> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).code().equals(sorted.get(i - 1).code())) {
                throw new IllegalArgumentException("a community stands twice");
            }
        }
    }
}
