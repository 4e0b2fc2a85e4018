package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.Tenure;
import org.shequ.kit.tenure.TenureCourse;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How far an order may lift the age limit, and for whom.
 *
 * @param years by which the limit rises
 * @param least HONOUR: the honour must be of this level or a higher one
 * @param posts SURPLUS_TENURE: where the service counts
 * @param months SURPLUS_TENURE: how many months in all are surplus enough
 */
public record Relaxation(Ground ground, int years, @Nullable HonourLevel least, Set<Post> posts, int months) {

    public enum Ground {
        HONOUR,
        SURPLUS_TENURE
    }

    public Relaxation {
        posts = Set.copyOf(posts);
    }

    public static Relaxation forHonour(HonourLevel least, int years) {
        return new Relaxation(Ground.HONOUR, years, least, Set.of(), 0);
    }

    public static Relaxation forTenure(Set<Post> posts, int months, int years) {
        return new Relaxation(Ground.SURPLUS_TENURE, years, null, posts, months);
    }

    /** Whether the facts support it; the order is another matter. */
    Outcome holds(Dossier dossier, LocalDate cutOff) {
        return switch (ground) {
            case HONOUR -> {
                var person = dossier.person();
                if (person == null || person.honours() == null) {
                    yield Outcome.UNKNOWN;
                }
                yield honour(dossier, cutOff).isPresent() ? Outcome.PASS : Outcome.FAIL;
            }
            case SURPLUS_TENURE -> {
                var career = dossier.career();
                if (career == null) {
                    yield Outcome.UNKNOWN;
                }
                yield Outcome.passIf(Tenure.cumulative(service(career), cutOff).months() >= months);
            }
        };
    }

    /** Hands over the days after which the facts may support it, or no longer. */
    void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        switch (ground) {
            case HONOUR -> {
                var honours = dossier.person() == null ? null : dossier.person().honours();
                if (honours != null) {
                    honours.forEach(honour -> days.accept(honour.awardedOn()));
                }
            }
            case SURPLUS_TENURE -> {
                if (dossier.career() != null) {
                    new TenureCourse(service(dossier.career()), months).cumulative(after, days);
                }
            }
        }
    }

    private List<Interval> service(Dossier.Career career) {
        return career.assignments().stream()
                .filter(assignment -> Wording.names(posts, assignment.post()))
                .map(Dossier.Assignment::period)
                .toList();
    }

    /** The honour that supports it, the highest first. */
    private Optional<Dossier.Honour> honour(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        var honours = person == null ? null : person.honours();
        return honours == null
                ? Optional.empty()
                : honours.stream()
                        .filter(honour -> least != null && honour.level().isAtLeast(least))
                        .filter(honour -> !honour.awardedOn().isAfter(cutOff))
                        .min(Comparator.comparing(Dossier.Honour::level).thenComparing(Dossier.Honour::awardedOn));
    }

    /** The fact as evidence; empty when nothing supports it. */
    List<Evidence> evidence(Dossier dossier, LocalDate cutOff) {
        return switch (ground) {
            case HONOUR ->
                honour(dossier, cutOff).stream()
                        .map(honour -> new Evidence(
                                Evidence.Kind.HONOUR,
                                dossier.personId().toString(),
                                null,
                                honour.awardedOn(),
                                null,
                                honour.level().name()))
                        .toList();
            case SURPLUS_TENURE ->
                dossier.career() == null
                        ? List.of()
                        : Wording.assignments(dossier.career().assignments().stream()
                                .filter(assignment -> Wording.names(posts, assignment.post()))
                                .toList());
        };
    }

    /** What is to be said of it after the limit: the order and whether its facts hold, or that one would help. */
    Text told(Dossier dossier, LocalDate cutOff, boolean helps) {
        var words = words();
        var order = dossier.around().orderFor(ground).orElse(null);
        if (order == null) {
            return helps
                    ? new Text(
                            "; an order may relax it by %d for %s".formatted(years, words.en()),
                            "；以%s可经批准放宽%d岁".formatted(words.zh(), years))
                    : new Text("", "");
        }
        var holds = switch (holds(dossier, cutOff)) {
            case PASS -> new Text("", "");
            case FAIL -> new Text(", which is not met", "，但事实不符");
            case UNKNOWN -> new Text(", which is not known", "，但情况不明");
        };
        return new Text(
                "; order %s relaxes it by %d for %s%s".formatted(order.orderNumber(), years, words.en(), holds.en()),
                "；%s文以%s放宽%d岁%s".formatted(order.orderNumber(), words.zh(), years, holds.zh()));
    }

    private Text words() {
        return switch (ground) {
            case HONOUR ->
                least == null
                        ? new Text("an honour", "表彰")
                        : new Text("an honour of %s level or above".formatted(least.en()), least.zh() + "及以上表彰");
            case SURPLUS_TENURE ->
                new Text(
                        "%d months in all as %s".formatted(months, Wording.en(posts)),
                        "累计任%s满%d个月".formatted(Wording.zh(posts), months));
        };
    }
}
