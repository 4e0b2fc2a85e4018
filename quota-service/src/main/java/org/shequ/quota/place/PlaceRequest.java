package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.vocabulary.AccountKind;

import java.time.Instant;
import java.util.UUID;

/**
 * A request for places of one account.
 *
 * @param roundId null of a request by an office
 * @param documentNumber of a request by an office
 */
record PlaceRequest(
        UUID id,
        @Nullable UUID roundId,
        @Nullable UUID positionId,
        @Nullable AccountKind accountKind,
        @Nullable String unitCode,
        @Nullable UUID planId,
        @Nullable UUID accountId,
        int requested,
        RequestStatus status,
        @Nullable String refusal,
        @Nullable AccountFigures figures,
        @Nullable Instant expiresAt,
        Instant requestedAt,
        RequestOrigin origin,
        @Nullable String documentNumber,
        long version) {}
