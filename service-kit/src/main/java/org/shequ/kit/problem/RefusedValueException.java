package org.shequ.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON value that a strict reader refuses, with the rule it breaks. */
public final class RefusedValueException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String english;
    private final String chinese;

    public RefusedValueException(JsonParser parser, Class<?> target, String rule, String english, String chinese) {
        super(parser, rule, target);
        this.rule = rule;
        this.english = english;
        this.chinese = chinese;
    }

    public String rule() {
        return rule;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
