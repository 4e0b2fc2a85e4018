package org.shequ.kit.problem;

import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.Violation;

/**
 * One broken rule with its message in both languages.
 *
 * @param pointer JSON Pointer into the request body ({@code /members/0/name}), or {@code /query/limit},
 *     {@code /path/id}, {@code /header/If-Match} for what stands outside the body
 * @param rule stable name of the rule, UPPER_SNAKE
 */
public record BilingualViolation(String pointer, String rule, String english, String chinese) {

    public Violation in(Language language) {
        return new Violation(pointer, rule, language.choose(english, chinese));
    }
}
