package org.shequ.acceptance.client;

/** The suite answered otherwise than the caller can live with; the message holds the whole answer. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(Answer answer, int wanted) {
        super(answer.call() + " answered " + answer.status() + " instead of " + wanted + ": " + answer.body());
    }

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
