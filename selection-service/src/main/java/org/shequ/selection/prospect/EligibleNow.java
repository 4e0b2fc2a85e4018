package org.shequ.selection.prospect;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.Outline;
import org.shequ.selection.eligibility.Surroundings;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Briefs;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.Holders;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.servicelock.ServiceLocks;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Judges everybody who holds a post of origin under a unit, the rule in plain Java: to count, in one pass; to find,
 * in batches. Everybody is judged by the brief, without words; words are found for those who are shown.
 */
@ApplicationScoped
public class EligibleNow {

    private static final int PAGE_BATCH = 1000;

    private final Briefs briefs;
    private final Holders holders;
    private final Dossiers dossiers;
    private final ServiceLocks locks;
    private final EligibilityRules rules;
    private final Caller caller;

    public EligibleNow(
            Briefs briefs,
            Holders holders,
            Dossiers dossiers,
            ServiceLocks locks,
            EligibilityRules rules,
            Caller caller) {
        this.briefs = briefs;
        this.holders = holders;
        this.dossiers = dossiers;
        this.locks = locks;
        this.rules = rules;
        this.caller = caller;
    }

    /** The version in force on the day, or the one that is named; 404 when there is none. */
    EligibilityRule rule(RoundKind kind, LocalDate asOf, @Nullable Integer version) {
        return version == null ? rules.inForce(kind, asOf) : rules.get(kind, version);
    }

    /** The unit asked about, or all that the caller may see; 404 when it lies outside. */
    String prefix(@Nullable String unit) {
        var scope = caller.scope();
        if (unit == null) {
            return scope.prefix();
        }
        scope.require(unit);
        return unit;
    }

    /**
     * Whom a list is of.
     *
     * @param eligibleBy those who are not eligible, and will be by this day by time alone; null for no matter when
     */
    record Wanted(@Nullable Verdict verdict, @Nullable LocalDate eligibleBy) {
        boolean takes(Outline outline) {
            if (verdict != null && outline.verdict() != verdict) {
                return false;
            }
            return eligibleBy == null
                    || outline.expectedOn()
                            .filter(day -> !day.isAfter(eligibleBy))
                            .isPresent();
        }
    }

    /** Goes on until {@code wanted} people of that verdict are found or nobody is left. */
    List<Prospect> page(
            EligibilityRule rule,
            String prefix,
            LocalDate asOf,
            @Nullable Wanted only,
            Dossiers.@Nullable Position after,
            int wanted) {
        if (only == null) {
            return prospects(rule, asOf, dossiers.holders(rule.originPosts(), prefix, asOf, after, wanted));
        }
        List<Prospect> found = new ArrayList<>();
        var position = after;
        while (found.size() < wanted) {
            var batch = briefs.holders(rule, prefix, asOf, position, PAGE_BATCH);
            var matching = batch.stream()
                    .filter(brief -> only.takes(rule.outline(brief.dossier(), asOf)))
                    .limit(wanted - found.size())
                    .toList();
            var enough = found.size() + matching.size() == wanted;
            found.addAll(explained(rule, prefix, asOf, only, matching));
            if (!enough && batch.size() < PAGE_BATCH) {
                break;
            }
            position = (enough ? matching : batch).getLast().position();
        }
        return found;
    }

    /** Whole dossiers with words; who is no longer what the brief said a moment ago is left out. */
    private List<Prospect> explained(
            EligibilityRule rule, String prefix, LocalDate asOf, Wanted only, List<Briefs.Brief> matching) {
        var ids = matching.stream().map(brief -> brief.dossier().personId()).toList();
        return prospects(rule, asOf, dossiers.among(ids, rule.originPosts(), prefix, asOf)).stream()
                .filter(prospect -> only.takes(prospect.judgement().outline()))
                .toList();
    }

    /** One person, whoever it is; 404 when not known or out of scope. */
    Prospect one(EligibilityRule rule, UUID personId, LocalDate asOf) {
        var person = dossiers.find(personId, asOf).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        caller.scope().require(person.unitCode());
        return prospects(rule, asOf, List.of(person)).getFirst();
    }

    private List<Prospect> prospects(EligibilityRule rule, LocalDate asOf, List<KnownPerson> people) {
        var bound = rule.asks(NoServiceLock.class)
                ? locks.of(people.stream().map(KnownPerson::personId).toList())
                : Map.<UUID, List<Surroundings.ServiceLock>>of();
        return people.stream()
                .map(person -> {
                    var around = new Surroundings(bound.getOrDefault(person.personId(), List.of()), List.of(), null);
                    return new Prospect(person, rule.judge(person.dossier().within(around), asOf));
                })
                .toList();
    }

    /** How many the list without its pages would have. */
    long count(EligibilityRule rule, String prefix, LocalDate asOf, @Nullable Wanted only) {
        var count = new long[1];
        each(rule, prefix, asOf, outline -> count[0] += only == null || only.takes(outline) ? 1 : 0);
        return count[0];
    }

    private void each(EligibilityRule rule, String prefix, LocalDate asOf, Consumer<Outline> action) {
        QuarkusTransaction.requiringNew()
                .run(() -> holders.each(rule, prefix, asOf, dossier -> action.accept(rule.outline(dossier, asOf))));
    }

    /** Everybody in one pass, each forgotten as soon as counted. */
    Summary summary(EligibilityRule rule, String prefix, LocalDate asOf) {
        var tally = new Tally(rule, asOf);
        each(rule, prefix, asOf, tally::count);
        return tally.summary();
    }
}
