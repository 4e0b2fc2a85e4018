package org.shequ.selection.verification;

/**
 * Something in a record that does not follow from the rest of it.
 *
 * @param where entry and field, such as {@code CANDIDATE 3 ranking}
 * @param code UPPER_SNAKE
 */
public record Fault(String where, String code, String detail) {
    @Override
    public String toString() {
        return code + " at " + where + ": " + detail;
    }
}
