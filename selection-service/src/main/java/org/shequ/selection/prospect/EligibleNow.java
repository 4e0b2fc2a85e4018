package org.shequ.selection.prospect;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Judges everybody who holds a post of origin under a unit, in batches: one query each, the rule in plain Java, never more
 * than a batch in memory.
 */
@ApplicationScoped
public class EligibleNow {

    private static final int BATCH = 1000;

    private final Dossiers dossiers;
    private final EligibilityRules rules;
    private final Caller caller;

    public EligibleNow(Dossiers dossiers, EligibilityRules rules, Caller caller) {
        this.dossiers = dossiers;
        this.rules = rules;
        this.caller = caller;
    }

    EligibilityRule rule(RoundKind kind, LocalDate asOf) {
        return rules.inForce(kind, asOf);
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

    /** Goes on until {@code wanted} people of that verdict are found or nobody is left. */
    List<Prospect> page(
            EligibilityRule rule,
            String prefix,
            LocalDate asOf,
            @Nullable Verdict verdict,
            Dossiers.@Nullable Position after,
            int wanted) {
        List<Prospect> found = new ArrayList<>();
        var position = after;
        var batch = verdict == null ? wanted : BATCH;
        while (found.size() < wanted) {
            var people = dossiers.holders(rule.originPosts(), prefix, asOf, position, batch);
            for (var person : people) {
                var judgement = rule.judge(person.dossier(), asOf);
                if ((verdict == null || judgement.verdict() == verdict) && found.size() < wanted) {
                    found.add(new Prospect(person, judgement));
                }
            }
            if (people.size() < batch) {
                break;
            }
            position = positionOf(people.getLast());
        }
        return found;
    }

    /** One person, whoever it is; 404 when not known or out of scope. */
    Prospect one(EligibilityRule rule, UUID personId, LocalDate asOf) {
        var person = dossiers.find(personId, asOf).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        caller.scope().require(person.unitCode());
        return new Prospect(person, rule.judge(person.dossier(), asOf));
    }

    /**
     * How a subtree stands.
     *
     * @param failed people per criterion of a group that failed
     * @param unknown people per criterion that could not be judged
     * @param withinYear people not eligible now who become so within a year if nothing changes
     */
    record Summary(
            long candidates,
            Map<Verdict, Long> verdicts,
            Map<String, Long> failed,
            Map<String, Long> onlyFailed,
            Map<String, Long> unknown,
            long withinYear) {}

    Summary summary(EligibilityRule rule, String prefix, LocalDate asOf) {
        long candidates = 0;
        long withinYear = 0;
        Map<Verdict, Long> verdicts = new TreeMap<>();
        Map<String, Long> failed = new TreeMap<>();
        Map<String, Long> onlyFailed = new TreeMap<>();
        Map<String, Long> unknown = new TreeMap<>();
        Dossiers.Position position = null;
        while (true) {
            var people = dossiers.holders(rule.originPosts(), prefix, asOf, position, BATCH);
            for (var person : people) {
                var judgement = rule.judge(person.dossier(), asOf);
                candidates++;
                verdicts.merge(judgement.verdict(), 1L, Long::sum);
                var shortfalls = judgement.shortfalls();
                for (var finding : shortfalls) {
                    (finding.outcome() == Outcome.FAIL ? failed : unknown).merge(finding.criterion(), 1L, Long::sum);
                }
                if (shortfalls.size() == 1 && judgement.verdict() == Verdict.NOT_ELIGIBLE) {
                    onlyFailed.merge(shortfalls.getFirst().criterion(), 1L, Long::sum);
                }
                withinYear += judgement
                                .expectedOn()
                                .filter(day -> !day.isAfter(asOf.plusYears(1)))
                                .isPresent()
                        ? 1
                        : 0;
            }
            if (people.size() < BATCH) {
                return new Summary(candidates, verdicts, failed, onlyFailed, unknown, withinYear);
            }
            position = positionOf(people.getLast());
        }
    }

    static Dossiers.Position positionOf(KnownPerson person) {
        return new Dossiers.Position(person.unitCode(), person.personId());
    }
}
