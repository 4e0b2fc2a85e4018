package org.shequ.selection;

import io.quarkus.arc.Arc;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.event.personnel.HonourHeld;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.RelativeTie;
import org.shequ.contracts.event.personnel.ReserveMembership;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;

/** A district of its own for each test, told to the service by real events of personnel and assessment. */
public final class TestDistrict {

    private static final AtomicInteger NEXT = new AtomicInteger(910_001);

    public final String code = String.valueOf(NEXT.getAndIncrement());
    private int communities;

    public TestDistrict() {
        unit(code, "测试区", UnitKind.DISTRICT, LocalDate.of(2000, 1, 1));
        unit(code + "001", "测试街道", UnitKind.SUBDISTRICT, LocalDate.of(2000, 1, 1));
    }

    private void unit(String unitCode, String name, UnitKind kind, LocalDate validFrom) {
        TestKafka.publish(new UnitChanged(
                unitCode,
                name,
                kind,
                unitCode.length() > 6 ? unitCode.substring(0, unitCode.length() - 3) : null,
                UnitStatus.ACTIVE,
                "111",
                validFrom,
                null,
                null));
    }

    /** A community with its ranks of 118 in the years up to 2025, the last one last. */
    public String community(String name, LocalDate validFrom, int... ranksUntil2025) {
        var unitCode = code + "001" + String.format("%03d", ++communities);
        unit(unitCode, name, UnitKind.COMMUNITY, validFrom);
        List<YearResult> results = new ArrayList<>();
        for (int i = 0; i < ranksUntil2025.length; i++) {
            var year = 2025 - ranksUntil2025.length + 1 + i;
            results.add(new YearResult(
                    year,
                    new BigDecimal("90"),
                    null,
                    "URBAN",
                    ranksUntil2025[i],
                    118,
                    null,
                    null,
                    1,
                    LocalDate.of(year + 1, 1, 10)));
        }
        TestKafka.publish(new ResultsChanged(SubjectKind.COMMUNITY, unitCode, null, results));
        return unitCode;
    }

    /** A community that another took the place of. */
    public void merged(String unitCode, String into, LocalDate day) {
        TestKafka.publish(new UnitChanged(
                unitCode,
                "原社区",
                UnitKind.COMMUNITY,
                code + "001",
                UnitStatus.MERGED,
                "111",
                LocalDate.of(2000, 1, 1),
                day,
                List.of(new UnitSuccessor(into, BigDecimal.ONE))));
    }

    public String frontCommunity(String name) {
        return community(name, LocalDate.of(2000, 1, 1), 3, 4, 5);
    }

    public UUID secretary(String unitCode, LocalDate since) {
        return person(new Facts(unitCode, Post.SECRETARY, TenureKind.STAFFED, since));
    }

    public UUID gridWorker(String unitCode, LocalDate since) {
        return person(new Facts(unitCode, Post.GRID_WORKER, TenureKind.CONTRACT, since));
    }

    /** A person to be changed fact by fact before publishing. */
    public static final class Facts {
        public UUID id = UUID.randomUUID();
        public String name = "王小明";
        public final String unitCode;
        public final Post post;
        public TenureKind identity;
        public final LocalDate since;
        public LocalDate birthDate = LocalDate.of(1982, 3, 9);
        public EducationLevel education = EducationLevel.BACHELOR;
        public @Nullable Certificate certificate;
        public List<SanctionPeriod> sanctions = List.of();
        public List<ReserveMembership> memberships = List.of();
        public @Nullable Boolean underInvestigation;
        public @Nullable List<RelativeTie> relatives;
        public @Nullable List<HonourHeld> honours;

        public Facts(String unitCode, Post post, TenureKind identity, LocalDate since) {
            this.unitCode = unitCode;
            this.post = post;
            this.identity = identity;
            this.since = since;
        }
    }

    /** Publishes the person and waits until the service knows. */
    public UUID person(Facts facts) {
        tell(facts);
        var dossiers = Arc.container().instance(Dossiers.class).get();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> dossiers.find(facts.id, LocalDate.of(2026, 3, 1))
                        .filter(known -> known.dossier().person() != null
                                && known.dossier().career() != null)
                        .filter(known -> known.unitName() != null)
                        .filter(known -> known.sources().communityResults() != null)
                        .isPresent());
        return facts.id;
    }

    /** Publishes the person as now stated. */
    public void tell(Facts facts) {
        TestKafka.publish(
                new PersonChanged(
                        facts.id,
                        Sex.MALE,
                        facts.education,
                        PoliticalCategory.CPC_MEMBER,
                        facts.certificate,
                        null,
                        PersonStatus.ACTIVE,
                        facts.unitCode,
                        facts.honours,
                        TestPeople.sealed(
                                facts.id,
                                new PersonDetails(
                                        "CC" + facts.id.toString().substring(0, 6),
                                        facts.name,
                                        facts.birthDate,
                                        facts.sanctions,
                                        facts.underInvestigation,
                                        facts.relatives))),
                new CareerChanged(
                        facts.id,
                        facts.unitCode,
                        List.of(new HeldAssignment(
                                facts.id, facts.unitCode, facts.post, true, facts.since, null, "文1", null)),
                        List.of(new HeldIdentity(facts.identity, facts.since, null, null)),
                        facts.memberships,
                        facts.since));
    }
}
