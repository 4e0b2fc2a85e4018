package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.quota.ledger.AccountKind;

import java.time.Instant;
import java.util.UUID;

/** A round's request for places of one account. */
record PlaceRequest(
        UUID id,
        UUID roundId,
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
        long version) {}
