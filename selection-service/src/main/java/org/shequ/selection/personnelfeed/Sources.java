package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;

/** Which events a judgement rests on; null where none has arrived. */
public record Sources(
        @Nullable SourceVersion person,
        @Nullable SourceVersion career,
        @Nullable SourceVersion communityResults,
        @Nullable SourceVersion personResults) {}
