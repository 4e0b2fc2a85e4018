package org.shequ.quota.determination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a determination begins with. */
record NewDetermination(
        UUID id,
        String jurisdiction,
        UUID standardId,
        LocalDate populationDate,
        String title,
        boolean whatIf,
        String draftedBy,
        Instant draftedAt,
        long population,
        long sharedTotal) {}
