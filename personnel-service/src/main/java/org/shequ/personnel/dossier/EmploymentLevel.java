package org.shequ.personnel.dossier;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.person.RecordPerson.Employment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** At which certificate somebody is employed, as the file has it: the highest that is in force counts alone. */
@ApplicationScoped
class EmploymentLevel {

    private static final Comparator<HeldCertificate> HIGHEST = Comparator.comparing(
                    (HeldCertificate held) -> held.employedFrom() != null)
            .thenComparing(HeldCertificate::certificate);

    private final DossierEntries entries;
    private final BusinessClock clock;

    EmploymentLevel(DossierEntries entries, BusinessClock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    Employment of(UUID person) {
        LocalDate today = clock.today();
        List<Entry> certificates = entries.believed(List.of(person), Set.of(DossierEntryKind.CERTIFICATE))
                .getOrDefault(person, List.of());
        return certificates.stream()
                .filter(entry -> entry.holdsOn(today))
                .map(entry -> entry.contentAs(HeldCertificate.class))
                .max(HIGHEST)
                .map(held -> new Employment(held.certificate(), held.employedFrom()))
                .orElse(new Employment(null, null));
    }
}
