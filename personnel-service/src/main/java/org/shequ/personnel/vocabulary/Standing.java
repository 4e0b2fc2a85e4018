package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.jspecify.annotations.Nullable;

/** What somebody is on one day. */
public record Standing(
        @Nullable String unitCode,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        boolean inReserve) {}
