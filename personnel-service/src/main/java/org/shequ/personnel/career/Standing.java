package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

/** What somebody is on one day. */
public record Standing(
        @Nullable String unitCode,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        boolean inReserve) {}
