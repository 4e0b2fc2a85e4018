package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Stage;

/** Status and stage together, as the journal keeps them before and after. */
public record RoundStep(RoundStatus status, @Nullable Stage stage) {

    /** The operations that lead on from here, as their paths end; {@code -} when the round is over. */
    String wayOut() {
        return switch (status) {
            case DRAFT -> "places-request, announcement, cancellation";
            case PLACES_REQUESTED -> "cancellation";
            case PLACES_REFUSED -> "places-request, cancellation";
            case PLACES_RESERVED -> "announcement, cancellation";
            case RUNNING -> stage == null ? "-" : wayOut(stage);
            case CLOSED, CANCELLED -> "-";
        };
    }

    private static String wayOut(Stage stage) {
        return switch (stage) {
            case ANNOUNCEMENT -> "announcement, cancellation";
            case REGISTRATION, REVIEW -> "review-completion, cancellation";
            case INTERVIEW, TOTAL -> "ranking, cancellation";
            case WRITTEN, MEDICAL, INSPECTION, DELIBERATION -> "stages/" + stage + "/completion, cancellation";
            case NOTICE -> "notice, notice/closure, cancellation";
            case APPOINTMENT -> "appointments, closure, cancellation";
        };
    }
}
