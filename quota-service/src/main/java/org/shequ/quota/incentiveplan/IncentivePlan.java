package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A plan by which secretaries enter the establishment, e.g. "530": in 5 years, 30 %.
 *
 * @param base secretaries in post on the day of approval
 * @param ceiling floor(share × base)
 * @param usage what its account says; null before approval
 * @param entries those who entered, by year and kind of round
 */
record IncentivePlan(
        UUID id,
        String name,
        String jurisdiction,
        int fromYear,
        int toYear,
        BigDecimal sharePercent,
        String documentNumber,
        PlanStatus status,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable LocalDate approvedOn,
        @Nullable String approvalDocument,
        @Nullable LocalDate closedOn,
        @Nullable String closingDocument,
        @Nullable Integer base,
        @Nullable Integer ceiling,
        @Nullable Usage usage,
        List<Entries> entries,
        long version) {

    /** How many entered in one year by one kind of round. */
    record Entries(int year, String roundKind, int people) {}

    /** The plan's account as it stands. */
    record Usage(UUID accountId, int used, int reserved, int left, long version) {}

    /** The plan's answer changes with its account. */
    long answerVersion() {
        return version + (usage == null ? 0 : usage.version());
    }
}
