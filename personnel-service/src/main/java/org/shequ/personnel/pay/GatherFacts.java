package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.dossier.DossierEntries;
import org.shequ.personnel.dossier.DossierEntryKind;
import org.shequ.personnel.dossier.Entry;
import org.shequ.personnel.dossier.HeldCertificate;
import org.shequ.personnel.pay.grade.Dated;
import org.shequ.personnel.pay.grade.DatedFacts;
import org.shequ.personnel.pay.grade.FailedYear;
import org.shequ.personnel.pay.grade.PayTable;
import org.shequ.personnel.pay.grade.PayTableVersions;
import org.shequ.personnel.person.FormerLevels;
import org.shequ.personnel.person.FormerLevels.Former;
import org.shequ.personnel.person.FormerLevels.Kind;
import org.shequ.personnel.person.PersonFields;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads all dated facts that the pay of people rests on: one query for each kind of fact, for all of them. */
@ApplicationScoped
class GatherFacts {

    private final PayRecords records;
    private final FormerLevels formerLevels;
    private final DossierEntries entries;
    private final Policies policies;

    GatherFacts(PayRecords records, FormerLevels formerLevels, DossierEntries entries, Policies policies) {
        this.records = records;
        this.formerLevels = formerLevels;
        this.entries = entries;
        this.policies = policies;
    }

    Map<UUID, DatedFacts> of(List<PersonCareer> people) {
        List<UUID> ids = people.stream().map(pair -> pair.person().id()).toList();
        Map<UUID, List<FailedYear>> failed = records.failedYears(ids);
        Map<UUID, List<Former>> formers = formerLevels.of(ids);
        Map<UUID, List<Entry>> certificates = entries.believed(ids, Set.of(DossierEntryKind.CERTIFICATE));
        Map<UUID, DatedFacts> facts = new HashMap<>();
        for (PersonCareer pair : people) {
            UUID id = pair.person().id();
            PersonFields fields = pair.person().fields();
            List<Former> former = formers.getOrDefault(id, List.of());
            facts.put(
                    id,
                    new DatedFacts(
                            pair.career().assignments().all(),
                            pair.career().identities().all(),
                            educations(fields, former),
                            certificates(fields, former, certificates.getOrDefault(id, List.of())),
                            failed.getOrDefault(id, List.of())));
        }
        return facts;
    }

    private static List<Dated<Education>> educations(PersonFields fields, List<Former> formers) {
        List<Dated<Education>> held = new ArrayList<>();
        for (Former former : formers) {
            if (former.kind() == Kind.EDUCATION) {
                held.add(new Dated<>(Education.valueOf(former.level()), former.from(), former.until()));
            }
        }
        Education education = fields.education();
        if (education != null) {
            held.add(new Dated<>(
                    education, FormerLevels.since(formers, Kind.EDUCATION, fields.educationCountsFrom()), null));
        }
        return held;
    }

    /** What the record names is on file too, or was known before there was a file. */
    private static List<Dated<Certificate>> certificates(
            PersonFields fields, List<Former> formers, List<Entry> onFile) {
        List<Dated<Certificate>> held = new ArrayList<>();
        for (Former former : formers) {
            if (former.kind() == Kind.CERTIFICATE) {
                held.add(new Dated<>(Certificate.valueOf(former.level()), former.from(), former.until()));
            }
        }
        add(held, fields.certificate(), fields.certificateEmployedFrom(), null);
        for (Entry entry : onFile) {
            HeldCertificate certificate = entry.contentAs(HeldCertificate.class);
            add(held, certificate.certificate(), certificate.employedFrom(), entry.to());
        }
        return held;
    }

    private static void add(
            List<Dated<Certificate>> held,
            @Nullable Certificate certificate,
            @Nullable LocalDate employedFrom,
            @Nullable LocalDate to) {
        if (certificate != null && employedFrom != null && (to == null || employedFrom.isBefore(to))) {
            held.add(new Dated<>(certificate, employedFrom, to));
        }
    }

    /** The tables that can be in force where the people serve or served. */
    PayTableVersions tables(List<PersonCareer> people) {
        Set<String> jurisdictions = new HashSet<>();
        people.stream()
                .flatMap(pair -> pair.career().assignments().all().stream())
                .map(Assignment::unitCode)
                .distinct()
                .forEach(unitCode -> {
                    for (int length = 0; length <= unitCode.length(); length++) {
                        jurisdictions.add(unitCode.substring(0, length));
                    }
                });
        return new PayTableVersions(policies.inTime(PayTableForm.NAME, jurisdictions, PayTable.class).stream()
                .map(version -> new PayTableVersions.Version(
                        version.id(),
                        version.jurisdiction(),
                        new Period(version.from(), version.to()),
                        version.definition()))
                .toList());
    }
}
