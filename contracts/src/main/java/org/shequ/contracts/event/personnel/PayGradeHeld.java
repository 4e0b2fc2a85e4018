package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.contracts.vocabulary.PayScheme;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How somebody is paid over a half-open period.
 *
 * @param grade under {@link PayScheme#COMMUNITY_GRADES} alone, as is the version of the policy that the table of grades is
 */
public record PayGradeHeld(
        @Required @Nullable PayScheme scheme,
        @Nullable Integer grade,
        @Nullable UUID policyId,
        LocalDate from,
        @Nullable LocalDate to,
        @Required @Nullable PayCause cause) {}
