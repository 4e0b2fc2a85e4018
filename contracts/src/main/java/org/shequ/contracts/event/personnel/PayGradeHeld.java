package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How somebody is paid over a half-open period.
 *
 * @param grade under {@link PayScheme#COMMUNITY_GRADES} alone, as is the version of the policy that the table of grades is
 */
public record PayGradeHeld(
        PayScheme scheme,
        @Nullable Integer grade,
        @Nullable UUID policyId,
        LocalDate from,
        @Nullable LocalDate to,
        PayCause cause) {}
