package org.shequ.kit.privacy;

/** A stored value that does not decrypt: its key is unknown, or it was changed, or it belongs somewhere else. */
public final class CipherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CipherException(String message) {
        super(message);
    }

    CipherException(String message, Throwable cause) {
        super(message, cause);
    }
}
