package org.shequ.selection.personnelfeed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.ReserveMembership;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.Database;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.RandomDossiers;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.policy.EligibilityRules;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** People as events tell them: everybody's compact dossier is judged as the whole dossier is. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class CompactDossiersTest {

    private static final long SEED = 530;
    private static final int PEOPLE = 300;

    @Inject
    CompactDossiers compactDossiers;

    @Inject
    Dossiers dossiers;

    @Inject
    EligibilityRules rules;

    @Inject
    Database database;

    private final TestDistrict district = new TestDistrict();
    private final Set<UUID> told = new HashSet<>();

    /** Publishes random people of three communities, of which one has no results, and waits until all are known. */
    private RandomDossiers people() {
        var ranked = district.community("甲社区", LocalDate.of(2000, 1, 1), 3, 70, 20, 4);
        var young = district.community("乙社区", LocalDate.of(2024, 7, 1), 9);
        var old = district.code + "001777";
        district.merged(old, young, LocalDate.of(2024, 7, 1));
        var untold = district.code + "001999";
        var given = new RandomDossiers(SEED, ranked, young, young + "01", old, untold);
        for (int i = 0; i < PEOPLE; i++) {
            tell(UUID.randomUUID(), given, i % 10 != 0);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> database.number("""
                        SELECT count(*) FROM dossier_briefs b JOIN known_person_results o ON o.person_id = b.person_id
                        WHERE b.person_id = ANY (?) AND b.posts IS NOT NULL""", told) == PEOPLE);
        return given;
    }

    private void tell(UUID id, RandomDossiers given, boolean withRecord) {
        told.add(id);
        var person = given.person();
        var career = given.career();
        if (withRecord) {
            TestKafka.publish(personChanged(id, person, given));
        }
        TestKafka.publish(
                new ResultsChanged(SubjectKind.PERSON, null, id, years(given.years())), careerChanged(id, career));
    }

    private static PersonChanged personChanged(UUID id, Dossier.PersonRecord person, RandomDossiers given) {
        var details = new PersonDetails(
                "CC" + id.toString().substring(0, 6),
                person.name(),
                Objects.requireNonNullElse(person.birthDate(), given.cutOff().minusYears(50)),
                person.sanctions().stream()
                        .map(held -> new SanctionPeriod(held.from(), held.to(), held.barsSelection()))
                        .toList(),
                person.underInvestigation(),
                null);
        return new PersonChanged(
                id,
                person.sex(),
                person.education(),
                find(PoliticalCategory.class, person.politicalStatus()),
                person.certificate(),
                person.certificateEmployedFrom(),
                find(PersonStatus.class, person.status()),
                null,
                null,
                TestPeople.sealed(id, details));
    }

    /** One primary post at most: personnel-service lets no two overlap. */
    private static CareerChanged careerChanged(UUID id, Dossier.Career career) {
        return new CareerChanged(
                id,
                null,
                career.assignments().stream()
                        .map(held -> new HeldAssignment(
                                UUID.randomUUID(),
                                held.unitCode(),
                                Post.valueOf(held.post()),
                                held.equals(career.assignments().getFirst()),
                                held.period().from(),
                                held.period().to(),
                                null,
                                null))
                        .toList(),
                career.identities().stream()
                        .map(held -> new HeldIdentity(
                                TenureKind.valueOf(held.kind()),
                                held.period().from(),
                                held.period().to(),
                                null))
                        .toList(),
                career.reserveMemberships().stream()
                        .map(held -> new ReserveMembership(
                                held.period().from(), held.period().to(), null))
                        .toList(),
                career.knownSince());
    }

    private static List<YearResult> years(List<Dossier.YearResult> years) {
        return years.stream()
                .map(year -> new YearResult(
                        year.year(),
                        null,
                        find(Grade.class, year.grade()),
                        year.peerGroup(),
                        year.rank(),
                        year.peers(),
                        null,
                        null,
                        1,
                        LocalDate.of(year.year() + 1, 1, 10)))
                .toList();
    }

    private static <E extends Enum<E>> @Nullable E find(Class<E> list, @Nullable Object ours) {
        return ours == null ? null : Enum.valueOf(list, ours.toString());
    }

    private void assertJudgedAlike(EligibilityRule rule, LocalDate cutOff, Set<Verdict> seen) {
        var whole = dossiers.holders(rule.originPosts(), district.code, cutOff, null, 10_000);
        List<CompactDossiers.CompactDossier> cut = new ArrayList<>();
        List<CompactDossiers.CompactDossier> batch;
        do {
            var after = cut.isEmpty() ? null : cut.getLast().position();
            batch = compactDossiers.holders(rule, district.code, cutOff, after, 37);
            cut.addAll(batch);
        } while (batch.size() == 37);
        assertEquals(
                whole.stream().map(KnownPerson::personId).toList(),
                cut.stream().map(compact -> compact.dossier().personId()).toList());
        for (int i = 0; i < whole.size(); i++) {
            var outline = rule.outline(cut.get(i).dossier(), cutOff);
            assertEquals(rule.judge(whole.get(i).dossier(), cutOff).outline(), outline);
            seen.add(outline.verdict());
        }
    }

    @Test
    void whatever_the_rule_the_brief_gives_the_verdict_and_the_outcomes_of_the_dossier() {
        var given = people();
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int i = 0; i < 60; i++) {
            assertJudgedAlike(given.rule(EnumSet.allOf(Post.class)), given.cutOff(), seen);
        }
        assertEquals(EnumSet.allOf(Verdict.class), seen);
        for (var kind : RoundKind.values()) {
            assertJudgedAlike(rules.inForce(kind, RandomDossiers.TODAY), RandomDossiers.TODAY, seen);
        }
        // what changes is changed in the compact dossier too, and what has gone is gone
        told.forEach(id -> TestKafka.publish(careerChanged(id, given.career())));
        var last = told.iterator().next();
        var marked = new Dossier.Career(
                List.of(),
                List.of(),
                List.of(new Dossier.Membership(new org.shequ.kit.tenure.Interval(RandomDossiers.TODAY, null), null)),
                null);
        TestKafka.publish(careerChanged(last, marked));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.exists(
                        "SELECT 1 FROM dossier_briefs WHERE person_id = ? AND posts = '' AND memberships = ?",
                        last,
                        RandomDossiers.TODAY + "|"));
        assertJudgedAlike(given.rule(EnumSet.allOf(Post.class)), given.cutOff(), seen);
    }

    @Test
    void the_summary_counts_whom_the_list_shows() {
        people();
        var officer = Selection.officer(district.code);
        var query = "kind=RESERVE&unit=" + district.code + "&asOf=" + RandomDossiers.TODAY;
        var summary = officer.getFor("QUALIFICATION_REVIEW", "/eligibility/summary?" + query);
        Map<Verdict, Integer> counted = new TreeMap<>();
        counted.put(Verdict.ELIGIBLE, summary.path("eligible"));
        counted.put(Verdict.NOT_ELIGIBLE, summary.path("notEligible"));
        counted.put(Verdict.UNKNOWN, summary.path("unknown"));
        for (var verdict : Verdict.values()) {
            List<String> listed = officer.getFor(
                            "QUALIFICATION_REVIEW", "/eligibility?limit=500&" + query + "&verdict=" + verdict)
                    .path("items.verdict");
            assertEquals(counted.get(verdict), listed.size(), verdict.name());
            assertEquals(Set.of(verdict.name()), listed.isEmpty() ? Set.of(verdict.name()) : Set.copyOf(listed));
        }
        assertFalse(counted.get(Verdict.NOT_ELIGIBLE) == 0);
    }
}
