package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.PostHeld;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Dossiers and rules of every shape that can arrive, the same ones for the same seed. */
public final class RandomDossiers {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Random random;
    private final List<String> units;

    public RandomDossiers(long seed, String... units) {
        this.random = new Random(seed);
        this.units = List.of(units);
    }

    public int number(int bound) {
        return random.nextInt(bound);
    }

    public LocalDate cutOff() {
        return day(-200, 400);
    }

    public Dossier dossier() {
        Map<String, Dossier.Community> communities = new HashMap<>();
        for (var unit : units) {
            if (number(5) > 0) {
                var code = PostHeld.communityOf(unit);
                communities.put(code, new Dossier.Community(code, "某社区", rare(3, this::begin), rare(5, this::years)));
            }
        }
        return new Dossier(
                new UUID(random.nextLong(), random.nextLong()),
                rare(12, this::person),
                rare(12, this::career),
                communities,
                rare(3, this::years));
    }

    public Dossier.PersonRecord person() {
        return new Dossier.PersonRecord(
                "某人",
                rare(6, () -> one(Sex.MALE, Sex.FEMALE)),
                rare(8, () -> day(20 * 365, 65 * 365)),
                rare(8, () -> education()),
                rare(8, () -> one(PoliticalCategory.values()).name()),
                random.nextBoolean(),
                rare(3, () -> one(Certificate.values())),
                rare(2, () -> day(-100, 1000)),
                rare(8, () -> one(PersonStatus.values()).name()),
                some(2, () -> {
                    var period = period();
                    return new Dossier.Sanction(period.from(), period.to(), random.nextBoolean());
                }),
                rare(3, random::nextBoolean),
                rare(2, () -> List.<Dossier.Relative>of()),
                null);
    }

    public Dossier.Career career() {
        return new Dossier.Career(
                some(
                        4,
                        () -> new Dossier.Assignment(
                                new UUID(random.nextLong(), random.nextLong()).toString(),
                                units.get(number(units.size())),
                                one(Post.values()).name(),
                                number(4) > 0,
                                period())),
                some(2, () -> new Dossier.Identity(one(TenureKind.values()).name(), period(), null)),
                some(2, () -> new Dossier.Membership(period(), null)),
                rare(2, this::begin));
    }

    public List<Dossier.YearResult> years() {
        List<Dossier.YearResult> years = new ArrayList<>();
        for (int year = 2020; year <= 2026; year++) {
            if (number(4) > 0) {
                var peers = rare(9, () -> 1 + number(20));
                years.add(new Dossier.YearResult(
                        year,
                        rare(5, () -> one(Grade.values()).name()),
                        "URBAN",
                        peers == null ? null : rare(5, () -> 1 + number(peers)),
                        peers));
            }
        }
        return years;
    }

    /** Every kind of criterion, each alone or beside another, with figures near those of the dossiers. */
    public EligibilityRule rule(Set<Post> origins) {
        var every = everyCriterion();
        return new EligibilityRule(
                RoundKind.INSTITUTION,
                1,
                TODAY,
                origins,
                some(
                        every.size(),
                        () -> new EligibilityRule.Group(
                                random.nextBoolean()
                                        ? List.of(every.get(number(every.size())))
                                        : List.of(every.get(number(every.size())), every.get(number(every.size()))))));
    }

    /** One to three groups, so that some hold and some do not. */
    public EligibilityRule smallRule() {
        List<EligibilityRule.Group> groups = new ArrayList<>();
        for (int i = number(3); i >= 0; i--) {
            var every = everyCriterion();
            groups.add(new EligibilityRule.Group(
                    List.of(every.get(number(every.size())), every.get(number(every.size())))));
        }
        return new EligibilityRule(RoundKind.INSTITUTION, 1, TODAY, Set.of(Post.SECRETARY), groups);
    }

    /** Conditions of age, alone and beside one another and time served. */
    public EligibilityRule ageRule() {
        List<EligibilityRule.Group> groups = new ArrayList<>();
        for (int i = number(3); i >= 0; i--) {
            var bound = day(14000, 22000);
            List<Criterion> ages = List.of(
                    new AgeAtMost(40 + number(20), 40 + number(20), one(AgeAtMost.LastDay.values()), List.of()),
                    new AgeAtLeast(40 + number(20)),
                    new BornBetween(bound.minusDays(number(4000)), bound),
                    new BornBetween(bound.plusDays(1 + number(9)), bound.plusDays(4000)),
                    new NoSanction());
            groups.add(
                    new EligibilityRule.Group(List.of(ages.get(number(ages.size())), ages.get(number(ages.size())))));
        }
        return new EligibilityRule(RoundKind.INSTITUTION, 1, TODAY, Set.of(Post.SECRETARY), groups);
    }

    public List<Criterion> everyCriterion() {
        return List.of(
                new TenureInPost(
                        Set.of(one(Post.values())), TenureInPost.Mode.CONSECUTIVE, number(90), number(2) * number(60)),
                new TenureInPost(Set.of(one(Post.values())), TenureInPost.Mode.CUMULATIVE, number(90), 0),
                new TenureInCommunity(number(60), number(30)),
                new HoldsPost(Set.of(one(Post.values()))),
                new HoldsIdentity(Set.of(one(TenureKind.values()))),
                new CommunityInFront(1 + number(4), 1 + number(3), 10 + number(90), rare(2, () -> 10 + number(40))),
                new OwnGrades(1 + number(3), EnumSet.of(one(Grade.values()), Grade.QUALIFIED), number(3)),
                new AgeAtMost(40 + number(20), 40 + number(20), one(AgeAtMost.LastDay.values()), List.of()),
                new AgeAtLeast(30 + number(20)),
                new BornBetween(day(22000, 23000), day(9000, 13000)),
                new EducationAtLeast(education()),
                new PoliticalStatusIn(Set.of(one(PoliticalCategory.values()))),
                new ReserveMember(),
                new CertificateAtLeast(one(Certificate.values()), random.nextBoolean()),
                new NoSanction(),
                new NotUnderInvestigation(),
                new StatusIn(EnumSet.of(one(PersonStatus.values()), PersonStatus.ACTIVE)));
    }

    private EducationLevel education() {
        return EducationLevel.values()[number(EducationLevel.values().length)];
    }

    private LocalDate begin() {
        return day(-200, 5000);
    }

    private Interval period() {
        var from = begin();
        return new Interval(from, rare(3, () -> from.plusDays(1 + number(number(4) == 0 ? 5 : 3000))));
    }

    private LocalDate day(int least, int most) {
        return TODAY.minusDays(least + number(most - least));
    }

    private <T> @Nullable T rare(int oneIn, Supplier<T> value) {
        return number(oneIn) == 0 ? null : value.get();
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return Arrays.asList(values).get(number(values.length));
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        List<T> values = new ArrayList<>();
        int count = number(most + 1);
        for (int i = 0; i < count; i++) {
            values.add(value.get());
        }
        return values;
    }
}
