package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;

/** A training (培训). */
public record Training(
        String title, String organiser, int hours, @Nullable String result) implements EntryContent {}
