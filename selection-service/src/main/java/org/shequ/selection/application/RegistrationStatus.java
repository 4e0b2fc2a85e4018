package org.shequ.selection.application;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a candidate stands in a round. */
public enum RegistrationStatus {
    REGISTERED,
    ADMITTED,
    REFUSED,
    WITHDRAWN,
    /** Out at some stage: absent, not shortlisted, failed, or lost by objection or rejection. */
    ELIMINATED,
    APPOINTED;

    boolean canBecome(RegistrationStatus next) {
        return switch (this) {
            case REGISTERED -> Set.of(ADMITTED, REFUSED, WITHDRAWN).contains(next);
            case ADMITTED -> Set.of(WITHDRAWN, ELIMINATED, APPOINTED).contains(next);
            // personnel-service may still refuse the appointment
            case APPOINTED -> next == ELIMINATED;
            case REFUSED, WITHDRAWN, ELIMINATED -> false;
        };
    }

    /** The possible steps, for a refusal that names the way out. */
    String wayOut() {
        var steps =
                Arrays.stream(values()).filter(this::canBecome).map(Enum::name).collect(Collectors.joining(", "));
        return steps.isEmpty() ? "-" : steps;
    }
}
