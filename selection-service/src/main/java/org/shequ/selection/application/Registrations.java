package org.shequ.selection.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The registrations. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, UUID> {

    private static final int AT_ONCE = 1000;

    public Registration get(UUID roundId, UUID id) {
        return find(roundId, id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    public Optional<Registration> find(UUID roundId, UUID id) {
        return findByIdOptional(id)
                .filter(registration -> registration.roundId().equals(roundId));
    }

    /** Whether registration is still on: then many come at once, and a round's lock is shared. */
    boolean isOpen(UUID roundId) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from SelectionRound r where r.id = :round and r.stage = :stage",
                                Long.class)
                        .setParameter("round", roundId)
                        .setParameter("stage", Stage.REGISTRATION)
                        .getSingleResult()
                > 0;
    }

    public Registration open(UUID roundId, UUID id) {
        var registration = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (registration == null || !registration.roundId().equals(roundId)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return registration;
    }

    /** Everybody admitted and still in the round, by id. */
    public List<Candidate> candidates(UUID roundId) {
        return getEntityManager()
                .createQuery(
                        "select new org.shequ.selection.application.Candidate("
                                + "r.id, r.positionId, r.name, r.unitCode, r.certificateLevel, r.bonus)"
                                + " from Registration r where r.roundId = :round and r.status = :status order by r.id",
                        Candidate.class)
                .setParameter("round", roundId)
                .setParameter("status", RegistrationStatus.ADMITTED)
                .getResultList();
    }

    /**
     * Ends many candidates at once, as {@link Registration#eliminate} ends one. Who withdrew in the meantime stays withdrawn.
     *
     * @return how many this ended
     */
    public int eliminate(UUID roundId, List<UUID> ids, Stage stage, String reason, Instant now) {
        int ended = 0;
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            ended += getEntityManager()
                    .createQuery("update Registration r set r.status = :eliminated, r.version = r.version + 1,"
                            + " r.endedStage = :stage, r.endedReason = :reason, r.endedAt = :now"
                            + " where r.roundId = :round and r.status = :admitted and r.id in :ids")
                    .setParameter("eliminated", RegistrationStatus.ELIMINATED)
                    .setParameter("admitted", RegistrationStatus.ADMITTED)
                    .setParameter("stage", stage)
                    .setParameter("reason", reason)
                    .setParameter("now", now)
                    .setParameter("round", roundId)
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .executeUpdate();
        }
        return ended;
    }

    long count(UUID roundId, RegistrationStatus status) {
        return count("roundId = ?1 and status = ?2", roundId, status);
    }

    /** How many each position has, without loading anybody's evidence. */
    Map<UUID, Long> countByPosition(UUID roundId, RegistrationStatus status) {
        Map<UUID, Long> counts = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select r.positionId, count(*) from Registration r where r.roundId = :round and r.status = :status"
                                + " group by r.positionId",
                        Object[].class)
                .setParameter("round", roundId)
                .setParameter("status", status)
                .getResultList()
                .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        return counts;
    }

    /** Which of the given registrations of the round have that status. */
    public Set<UUID> among(UUID roundId, RegistrationStatus status, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery(
                                "select r.id from Registration r where r.roundId = :round and r.status = :status"
                                        + " and r.id in :ids",
                                UUID.class)
                        .setParameter("round", roundId)
                        .setParameter("status", status)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** Which of the people have a registration in the round, whatever became of it. */
    Set<UUID> registered(UUID roundId, Collection<UUID> people) {
        return people.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery(
                                "select r.personId from Registration r where r.roundId = :round and r.personId in :people",
                                UUID.class)
                        .setParameter("round", roundId)
                        .setParameter("people", people)
                        .getResultList());
    }

    /** Whose registrations these are. */
    public Map<UUID, UUID> people(UUID roundId, Collection<UUID> ids) {
        Map<UUID, UUID> people = new HashMap<>();
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select r.id, r.personId from Registration r where r.roundId = :round and r.id in :ids",
                            Object[].class)
                    .setParameter("round", roundId)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> people.put((UUID) row[0], (UUID) row[1]));
        }
        return people;
    }

    public List<Registration> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    List<Registration> pageOfPerson(UUID personId, Scope scope, @Nullable UUID after, int limit) {
        return find(
                        "personId = ?1 and unitCode like ?2 and id > ?3 order by id",
                        personId,
                        scope.prefix() + "%",
                        after == null ? new UUID(0, 0) : after)
                .range(0, limit - 1)
                .list();
    }

    List<Registration> page(
            UUID roundId,
            Scope scope,
            @Nullable UUID positionId,
            @Nullable RegistrationStatus status,
            @Nullable Verdict verdict,
            @Nullable UUID after,
            int limit) {
        var asked = asked(roundId, scope, positionId, status, verdict);
        if (after != null) {
            asked.conditions.add("id > :after");
            asked.values.and("after", after);
        }
        return find(asked.query() + " order by id", asked.values)
                .range(0, limit - 1)
                .list();
    }

    long count(
            UUID roundId,
            Scope scope,
            @Nullable UUID positionId,
            @Nullable RegistrationStatus status,
            @Nullable Verdict verdict) {
        var asked = asked(roundId, scope, positionId, status, verdict);
        return count(asked.query(), asked.values);
    }

    private record Asked(List<String> conditions, Parameters values) {
        String query() {
            return String.join(" and ", conditions);
        }
    }

    private static Asked asked(
            UUID roundId,
            Scope scope,
            @Nullable UUID positionId,
            @Nullable RegistrationStatus status,
            @Nullable Verdict verdict) {
        var conditions = new ArrayList<String>(List.of("roundId = :roundId"));
        var values = Parameters.with("roundId", roundId);
        if (!scope.all()) {
            conditions.add("unitCode >= :from and unitCode < :to");
            values.and("from", scope.prefix()).and("to", scope.prefix() + "~");
        }
        if (positionId != null) {
            conditions.add("positionId = :positionId");
            values.and("positionId", positionId);
        }
        if (status != null) {
            conditions.add("status = :status");
            values.and("status", status);
        }
        if (verdict != null) {
            conditions.add("verdict = :verdict");
            values.and("verdict", verdict);
        }
        return new Asked(conditions, values);
    }
}
