package org.shequ.testkit.sample.rule;

import org.shequ.testkit.sample.round.RoundHelper;

import jakarta.persistence.EntityManager;

/** Breaks rules on purpose: a pure package that knows JPA and the feature that uses it. */
public class AgeRule {
    public Class<?> user(EntityManager people) {
        return people.isOpen() ? RoundHelper.class : AgeRule.class;
    }
}
