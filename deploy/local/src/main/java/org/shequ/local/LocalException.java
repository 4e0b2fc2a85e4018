package org.shequ.local;

/** Something the person at the keyboard can put right; the message says what and how, so no stack trace is shown. */
public final class LocalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
