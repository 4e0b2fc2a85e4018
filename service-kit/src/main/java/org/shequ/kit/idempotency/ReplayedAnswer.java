package org.shequ.kit.idempotency;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Carries a kept answer past the resource method, whatever type that returns. Not an error. */
final class ReplayedAnswer extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    ReplayedAnswer(Response response) {
        super(response);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
