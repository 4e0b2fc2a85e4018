package org.shequ.assessment.calibration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Vetoes on record. Whoever changes one holds its cycle. */
@ApplicationScoped
class VetoRecords implements PanacheRepositoryBase<VetoRecord, UUID> {

    Optional<VetoRecord> findStanding(UUID cycleId, String subject, String veto) {
        return find("cycleId = ?1 and subject = ?2 and veto = ?3 and lifting.by is null", cycleId, subject, veto)
                .firstResultOptional();
    }

    List<VetoRecord> listStanding(UUID cycleId, String subject) {
        return list("cycleId = ?1 and subject = ?2 and lifting.by is null order by veto", cycleId, subject);
    }
}
