package org.shequ.personnel.person;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.person.citizen.IdentityDocuments;
import org.shequ.personnel.policy.Policies;

import java.time.LocalDate;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** The rules for records of people, with what the policies of today say around a unit. */
@ApplicationScoped
class RulesInForce {

    private final Lives lives;
    private final Policies policies;
    private final BusinessClock clock;

    RulesInForce(Lives lives, Policies policies, BusinessClock clock) {
        this.lives = lives;
        this.policies = policies;
        this.clock = clock;
    }

    PersonRules around(String unitCode) {
        LocalDate today = clock.today();
        var documents = policies.get(IdentityDocuments.POLICY, unitCode, today, IdentityDocuments.class);
        return new PersonRules(today, lives.ages(unitCode), documents.definition());
    }

    /** The same for work on many units, without a question for each. */
    Function<String, PersonRules> everywhere() {
        LocalDate today = clock.today();
        var ages = lives.everywhere();
        var documents = policies.everywhere(IdentityDocuments.POLICY, today, IdentityDocuments.class);
        return unitCode -> new PersonRules(
                today, ages.apply(unitCode), documents.around(unitCode).definition());
    }
}
