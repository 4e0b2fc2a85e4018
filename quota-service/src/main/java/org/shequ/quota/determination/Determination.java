package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A determination (核定) of the staffing of a jurisdiction's communities.
 *
 * @param whatIf for comparison only: it never leaves DRAFT and changes nothing
 * @param population the residents of all its communities
 * @param sharedTotal what the ratio gives, before minimums on top and adjustments
 */
record Determination(
        UUID id,
        String jurisdiction,
        UUID standardId,
        LocalDate populationDate,
        String title,
        boolean whatIf,
        DeterminationStatus status,
        String draftedBy,
        Instant draftedAt,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String returnedReason,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable LocalDate approvedOn,
        @Nullable String documentNumber,
        @Nullable String organ,
        @Nullable UUID supersededBy,
        long population,
        long sharedTotal,
        DeterminationView.Summary summary,
        long version) {}
