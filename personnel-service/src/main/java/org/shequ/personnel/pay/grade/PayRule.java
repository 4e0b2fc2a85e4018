package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.Tenancy;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** How one person is to be paid on a day, and on which days that can become another. */
final class PayRule {

    private final DatedFacts facts;
    private final PayTableVersions tables;
    private final Set<PayTableVersions.Version> near = new HashSet<>();
    private final Map<Set<Post>, List<Interval>> served = new HashMap<>();

    PayRule(DatedFacts facts, PayTableVersions tables) {
        this.facts = facts;
        this.tables = tables;
        facts.posts().stream()
                .map(Assignment::unitCode)
                .distinct()
                .forEach(unitCode -> near.addAll(tables.around(unitCode)));
    }

    /** The pay of a day; what hangs on a table is null under the other schemes. */
    record Due(
            PayScheme scheme,
            Post post,
            String unitCode,
            @Nullable Integer grade,
            @Nullable UUID policyId,
            List<PayGrade.Term> terms) {

        boolean paysLike(@Nullable Due other) {
            return other != null && scheme == other.scheme && Objects.equals(grade, other.grade);
        }

        /** What has moved it; the first that applies, in the order of {@link PayCause}. */
        PayCause causeAfter(@Nullable Due before, boolean careerTurns) {
            if (before == null) {
                return careerTurns ? PayCause.ASSIGNMENT : PayCause.POLICY;
            }
            if (scheme != before.scheme || post != before.post) {
                return PayCause.ASSIGNMENT;
            }
            if (!Objects.equals(policyId, before.policyId)) {
                return unitCode.equals(before.unitCode) ? PayCause.POLICY : PayCause.ASSIGNMENT;
            }
            if (differs(before, PayGrade.FAILED_YEARS)) {
                return PayCause.ASSESSMENT;
            }
            if (differs(before, PayGrade.CERTIFICATE_CREDIT)) {
                return PayCause.CERTIFICATE;
            }
            return differs(before, PayGrade.EDUCATION_CREDIT) ? PayCause.EDUCATION : PayCause.TIME;
        }

        private boolean differs(Due before, String term) {
            return !value(terms, term).equals(value(before.terms, term));
        }

        private static Optional<Integer> value(List<PayGrade.Term> terms, String name) {
            return terms.stream()
                    .filter(term -> term.name().equals(name))
                    .map(PayGrade.Term::value)
                    .findFirst();
        }
    }

    /** Null for whom no scheme covers. */
    @Nullable
    Due on(LocalDate day) {
        Assignment primary = facts.posts().stream()
                .filter(post -> post.primary() && post.holdsOn(day))
                .findFirst()
                .orElse(null);
        if (primary == null) {
            return null;
        }
        PayScheme scheme = facts.identities().stream()
                .filter(identity -> identity.holdsOn(day))
                .findFirst()
                .map(Identity::kind)
                .map(PayRule::schemeOf)
                .orElse(PayScheme.COMMUNITY_GRADES);
        if (scheme != PayScheme.COMMUNITY_GRADES) {
            return new Due(scheme, primary.post(), primary.unitCode(), null, null, List.of());
        }
        return tables.on(day, primary.unitCode())
                .filter(version -> version.table().covers(primary.post()))
                .map(version -> graded(primary, version, day))
                .orElse(null);
    }

    private static PayScheme schemeOf(TenureKind kind) {
        return switch (kind) {
            case PUBLIC_INSTITUTION -> PayScheme.INSTITUTION;
            case CIVIL_SERVANT -> PayScheme.CIVIL_SERVICE;
            case CONTRACT, STAFFED -> PayScheme.COMMUNITY_GRADES;
        };
    }

    private Due graded(Assignment primary, PayTableVersions.Version version, LocalDate day) {
        PayTable table = version.table();
        Tenure tenure = Tenure.cumulative(periods(table.ladder().keySet()), day);
        PayGrade grade = PayGrade.of(
                new PayFacts(
                        primary.post(),
                        tenure.months(),
                        failedYears(tenure.since(), table.failedYearFrom(), day),
                        highest(facts.educations(), day),
                        highest(facts.certificates(), day)),
                table);
        return new Due(
                PayScheme.COMMUNITY_GRADES,
                primary.post(),
                primary.unitCode(),
                grade.grade(),
                version.id(),
                grade.terms());
    }

    private List<Interval> periods(Set<Post> posts) {
        return served.computeIfAbsent(
                posts,
                counted -> facts.posts().stream()
                        .filter(post -> counted.contains(post.post()))
                        .map(post -> post.held().interval())
                        .toList());
    }

    private List<Integer> failedYears(@Nullable LocalDate since, FailedYearFrom rule, LocalDate day) {
        if (since == null) {
            return List.of();
        }
        return facts.failedYears().stream()
                .filter(failed -> failed.year() >= since.getYear() && failed.countsOn(day, rule))
                .map(FailedYear::year)
                .distinct()
                .sorted()
                .toList();
    }

    private static <T extends Comparable<T>> @Nullable T highest(List<Dated<T>> held, LocalDate day) {
        return held.stream()
                .filter(one -> one.holdsOn(day))
                .map(Dated::value)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether a post or an identity begins or ends on the day. */
    boolean careerTurnsOn(LocalDate day) {
        return careerTurns().anyMatch(day::equals);
    }

    private Stream<LocalDate> careerTurns() {
        return Stream.<Tenancy<?>>concat(facts.posts().stream(), facts.identities().stream())
                .flatMap(tenancy -> turns(tenancy.held()));
    }

    private static Stream<LocalDate> turns(Period held) {
        return Stream.concat(Stream.of(held.from()), Stream.ofNullable(held.to()));
    }

    /**
     * Every day from the first post on that can change the pay, time alone until no further day is fixed and no year more
     * can matter: a step needs as many years as the table says, and the failed ones besides.
     */
    NavigableSet<LocalDate> turns(LocalDate last) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        careerTurns().forEach(days::add);
        LocalDate first = facts.posts().stream()
                .map(post -> post.held().from())
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (first == null) {
            return new TreeSet<>();
        }
        near.forEach(version -> turns(version.held()).forEach(days::add));
        dated(facts.educations(), days);
        dated(facts.certificates(), days);
        for (FailedYear failed : facts.failedYears()) {
            Stream.concat(Stream.of(failed.from()), Stream.ofNullable(failed.until()))
                    .flatMap(day -> Stream.of(FailedYearFrom.values()).map(rule -> rule.of(day)))
                    .forEach(days::add);
        }
        LocalDate fixed = days.last().isAfter(last) ? days.last() : last;
        int longest = near.stream()
                .mapToInt(version -> version.table().yearsPerStep())
                .max()
                .orElse(0);
        LocalDate horizon = fixed.plusYears(longest + facts.failedYears().size() + 1L);
        near.stream()
                .map(version -> version.table().ladder().keySet())
                .distinct()
                .forEach(posts -> days.addAll(Tenure.fullYears(periods(posts), horizon)));
        return days.tailSet(first, true);
    }

    private static <T> void dated(Collection<Dated<T>> facts, Set<LocalDate> days) {
        facts.forEach(fact -> Stream.of(Optional.ofNullable(fact.from()), Optional.ofNullable(fact.to()))
                .flatMap(Optional::stream)
                .forEach(days::add));
    }
}
