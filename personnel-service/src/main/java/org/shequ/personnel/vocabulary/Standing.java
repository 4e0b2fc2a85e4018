package org.shequ.personnel.vocabulary;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;

/** What somebody is on one day. */
public record Standing(
        @Nullable String unitCode,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        boolean inReserve) {}
