package org.shequ.selection.screening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Foresight;
import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.CompactDossiers;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.Holders;
import org.shequ.selection.personnelfeed.KnownPerson;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.selection.servicelock.ServiceLocks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Judges everybody who holds a post of origin under a unit, the rule in plain Java: to count, in one pass; to find,
 * in batches. Everybody is judged by the compact dossier, without words; words are found for those who are shown.
 */
@ApplicationScoped
public class EligibleNow {

    private static final int PAGE_BATCH = 1000;

    private final CompactDossiers compactDossiers;
    private final Holders holders;
    private final Dossiers dossiers;
    private final ServiceLocks locks;
    private final EligibilityRules rules;
    private final Caller caller;

    public EligibleNow(
            CompactDossiers compactDossiers,
            Holders holders,
            Dossiers dossiers,
            ServiceLocks locks,
            EligibilityRules rules,
            Caller caller) {
        this.compactDossiers = compactDossiers;
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
     * What is asked of everybody.
     *
     * @param toTheDay whether the caller may see birth dates; who may not gets days to come by the month of birth
     */
    record Asked(EligibilityRule rule, String prefix, LocalDate day, boolean toTheDay) {
        Foresight foresight(Dossier dossier) {
            return toTheDay ? Foresight.exact(rule, dossier, day) : Foresight.byMonthOfBirth(rule, dossier, day);
        }
    }

    /**
     * Whom a list is of.
     *
     * @param eligibleBy those who are not eligible, and will be by this day by time alone; null for no matter when
     */
    record Wanted(@Nullable Verdict verdict, @Nullable LocalDate eligibleBy) {
        boolean takes(Verdict judged, Supplier<Foresight> foresight) {
            if (verdict != null && judged != verdict) {
                return false;
            }
            return eligibleBy == null || foresight.get().expectedOn(eligibleBy).isPresent();
        }
    }

    /** Goes on until {@code wanted} people of that verdict are found or nobody is left. */
    List<ScreenedPerson> page(Asked asked, @Nullable Wanted only, Dossiers.@Nullable Position after, int wanted) {
        var rule = asked.rule();
        if (only == null) {
            return prospects(asked, dossiers.holders(rule.originPosts(), asked.prefix(), asked.day(), after, wanted));
        }
        List<ScreenedPerson> found = new ArrayList<>();
        var position = after;
        while (found.size() < wanted) {
            var batch = compactDossiers.holders(rule, asked.prefix(), asked.day(), position, PAGE_BATCH);
            var matching = batch.stream()
                    .filter(compact -> takes(asked, only, compact.dossier()))
                    .limit(wanted - found.size())
                    .toList();
            var enough = found.size() + matching.size() == wanted;
            found.addAll(explained(asked, only, matching));
            if (!enough && batch.size() < PAGE_BATCH) {
                break;
            }
            position = (enough ? matching : batch).getLast().position();
        }
        return found;
    }

    private static boolean takes(Asked asked, Wanted only, Dossier dossier) {
        return only.takes(asked.rule().outline(dossier, asked.day()).verdict(), () -> asked.foresight(dossier));
    }

    /** Whole dossiers with words; who is no longer what the compact dossier said a moment ago is left out. */
    private List<ScreenedPerson> explained(Asked asked, Wanted only, List<CompactDossiers.CompactDossier> matching) {
        var ids = matching.stream().map(compact -> compact.dossier().personId()).toList();
        var people = dossiers.among(ids, asked.rule().originPosts(), asked.prefix(), asked.day());
        return judged(
                asked, people, (judgement, dossier) -> only.takes(judgement.verdict(), () -> asked.foresight(dossier)));
    }

    /** One person, whoever it is; 404 when not known or out of scope. */
    ScreenedPerson one(Asked asked, UUID personId) {
        var person =
                dossiers.find(personId, asked.day()).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        caller.scope().require(person.unitCode());
        return prospects(asked, List.of(person)).getFirst();
    }

    private List<ScreenedPerson> prospects(Asked asked, List<KnownPerson> people) {
        return judged(asked, people, (judgement, dossier) -> true);
    }

    private List<ScreenedPerson> judged(Asked asked, List<KnownPerson> people, BiPredicate<Judgement, Dossier> wanted) {
        var bound = asked.rule().asks(NoServiceLock.class)
                ? locks.of(people.stream().map(KnownPerson::personId).toList())
                : Map.<UUID, List<JudgementContext.ServiceLock>>of();
        List<ScreenedPerson> prospects = new ArrayList<>();
        for (var person : people) {
            var context = new JudgementContext(bound.getOrDefault(person.personId(), List.of()), List.of(), null);
            var dossier = person.dossier().within(context);
            var judgement = asked.rule().judge(dossier, asked.day());
            if (wanted.test(judgement, dossier)) {
                prospects.add(new ScreenedPerson(
                        person, judgement, asked.foresight(dossier).window().orElse(null)));
            }
        }
        return prospects;
    }

    /** How many the list without its pages would have. */
    long count(Asked asked, @Nullable Wanted only) {
        var count = new long[1];
        each(asked, dossier -> count[0] += only == null || takes(asked, only, dossier) ? 1 : 0);
        return count[0];
    }

    private void each(Asked asked, Consumer<Dossier> action) {
        QuarkusTransaction.requiringNew().run(() -> holders.each(asked.rule(), asked.prefix(), asked.day(), action));
    }

    /** Everybody in one pass, each forgotten as soon as counted. */
    Summary summary(Asked asked) {
        var tally = new Tally(asked.rule(), asked.day());
        each(
                asked,
                dossier -> tally.count(
                        asked.rule().outline(dossier, asked.day()),
                        last -> asked.foresight(dossier).expectedOn(last)));
        return tally.summary();
    }
}
