package org.shequ.selection.prospect;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Briefs;
import org.shequ.selection.personnelfeed.Dossiers;
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
 * than a batch in memory. Everybody is judged by the brief, without words; words are found for those who are shown.
 */
@ApplicationScoped
public class EligibleNow {

    private static final int PAGE_BATCH = 1000;
    private static final int SUMMARY_BATCH = 10_000;

    private final Briefs briefs;
    private final Dossiers dossiers;
    private final EligibilityRules rules;
    private final Caller caller;

    public EligibleNow(Briefs briefs, Dossiers dossiers, EligibilityRules rules, Caller caller) {
        this.briefs = briefs;
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
        if (verdict == null) {
            return dossiers.holders(rule.originPosts(), prefix, asOf, after, wanted).stream()
                    .map(person -> new Prospect(person, rule.judge(person.dossier(), asOf)))
                    .toList();
        }
        List<Prospect> found = new ArrayList<>();
        var position = after;
        while (found.size() < wanted) {
            var batch = briefs.holders(rule, prefix, asOf, position, PAGE_BATCH);
            var matching = batch.stream()
                    .filter(brief -> rule.outline(brief.dossier(), asOf).verdict() == verdict)
                    .limit(wanted - found.size())
                    .toList();
            var enough = found.size() + matching.size() == wanted;
            found.addAll(explained(rule, prefix, asOf, verdict, matching));
            if (!enough && batch.size() < PAGE_BATCH) {
                break;
            }
            position = (enough ? matching : batch).getLast().position();
        }
        return found;
    }

    /** Whole dossiers with words; who is no longer what the brief said a moment ago is left out. */
    private List<Prospect> explained(
            EligibilityRule rule, String prefix, LocalDate asOf, Verdict verdict, List<Briefs.Brief> matching) {
        var ids = matching.stream().map(brief -> brief.dossier().personId()).toList();
        return dossiers.among(ids, rule.originPosts(), prefix, asOf).stream()
                .map(person -> new Prospect(person, rule.judge(person.dossier(), asOf)))
                .filter(prospect -> prospect.judgement().verdict() == verdict)
                .toList();
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
        var aYearOn = asOf.plusYears(1);
        Dossiers.@Nullable Position position = null;
        while (true) {
            var batch = briefs.holders(rule, prefix, asOf, position, SUMMARY_BATCH);
            for (var brief : batch) {
                var outline = rule.outline(brief.dossier(), asOf);
                candidates++;
                verdicts.merge(outline.verdict(), 1L, Long::sum);
                var shortfalls = outline.shortfalls();
                for (var line : shortfalls) {
                    (line.outcome() == Outcome.FAIL ? failed : unknown).merge(line.criterion(), 1L, Long::sum);
                }
                if (shortfalls.size() == 1 && outline.verdict() == Verdict.NOT_ELIGIBLE) {
                    onlyFailed.merge(shortfalls.getFirst().criterion(), 1L, Long::sum);
                }
                var expectedOn = outline.expectedOn();
                withinYear += expectedOn.isPresent() && !expectedOn.get().isAfter(aYearOn) ? 1 : 0;
            }
            if (batch.size() < SUMMARY_BATCH) {
                return new Summary(candidates, verdicts, failed, onlyFailed, unknown, withinYear);
            }
            position = batch.getLast().position();
        }
    }
}
