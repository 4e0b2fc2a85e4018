package org.shequ.contracts.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param rule the rule that was broken, stable, e.g. {@code NotNull} or {@code unknown-field}
 * @param message what is wrong, in the reader's language, without the rejected value where that is personal
 */
public record Violation(String pointer, String rule, String message) {}
