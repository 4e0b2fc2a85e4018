package org.shequ.contracts.event.quota;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.PlaceStatus;

import java.util.UUID;

/**
 * One place of a request.
 *
 * @param personId for whom it is confirmed, or who holds it
 */
public record PlaceState(
        UUID placeId,
        @Required @Nullable PlaceStatus status,
        @Nullable UUID personId) {}
