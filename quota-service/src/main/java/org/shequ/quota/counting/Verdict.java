package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;

/**
 * What the policy says of one person on one day.
 *
 * @param unitCode the unit of the primary post, a grid included
 * @param community the community that the person counts in; null when the person does not count
 * @param nextChange the first later day on which the answer may differ by itself
 */
public record Verdict(
        CountReason reason,
        @Nullable String unitCode,
        @Nullable String community,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        @Nullable LocalDate nextChange) {

    public boolean counts() {
        return community != null;
    }
}
