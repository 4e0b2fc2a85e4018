package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.personnel.vocabulary.Education;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which education and which certificate a record named before the present ones, and over which days. A change with a day
 * of its own counts from that day, however late it is recorded; one without counts from the day on which it is recorded.
 */
@ApplicationScoped
public class FormerLevels {

    private final Database database;
    private final BusinessClock clock;

    FormerLevels(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What kind of level it is. */
    public enum Kind {
        EDUCATION,
        CERTIFICATE
    }

    /**
     * A level that was superseded.
     *
     * @param from null: as far as anybody says, always
     */
    public record Former(
            UUID personId,
            Kind kind,
            String level,
            @Nullable LocalDate from,
            LocalDate until) {}

    /** Of many people, oldest first. */
    public Map<UUID, List<Former>> of(Collection<UUID> people) {
        return database
                .list(
                        "SELECT person_id, kind, level, from_day, until_day FROM former_levels"
                                + " WHERE person_id = ANY (?) AND recorded_to = 'infinity' ORDER BY until_day",
                        row -> new Former(
                                row.getId("person_id"),
                                row.getEnum("kind", Kind.class),
                                row.getText("level"),
                                row.findDate("from_day"),
                                row.getDate("until_day")),
                        people)
                .stream()
                .collect(Collectors.groupingBy(Former::personId));
    }

    /** A person's record before and after a change. */
    record Change(PersonFields before, PersonFields after) {}

    /** Remembers what the changes supersede; in the caller's transaction, under the people's locks. */
    void changed(Map<UUID, Change> changes) {
        Map<UUID, Change> moved = changes.entrySet().stream()
                .filter(change -> !education(change.getValue().before())
                                .equals(education(change.getValue().after()))
                        || !certificate(change.getValue().before())
                                .equals(certificate(change.getValue().after())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (moved.isEmpty()) {
            return;
        }
        Map<UUID, List<Former>> known = of(moved.keySet());
        List<Former> kept = new ArrayList<>();
        moved.forEach((id, change) -> {
            List<Former> formers = known.getOrDefault(id, List.of());
            kept.addAll(after(
                    formers.stream()
                            .filter(former -> former.kind() == Kind.EDUCATION)
                            .toList(),
                    id,
                    education(change.before()),
                    education(change.after())));
            kept.addAll(after(
                    formers.stream()
                            .filter(former -> former.kind() == Kind.CERTIFICATE)
                            .toList(),
                    id,
                    certificate(change.before()),
                    certificate(change.after())));
        });
        rewrite(moved.keySet(), known, kept);
    }

    private static LevelSteps.Named education(PersonFields fields) {
        Education education = fields.education();
        return new LevelSteps.Named(
                Kind.EDUCATION,
                education == null ? null : education.name(),
                education == null ? 0 : education.ordinal(),
                fields.educationCountsFrom());
    }

    /** A certificate that one is not employed at counts for nothing. */
    private static LevelSteps.Named certificate(PersonFields fields) {
        Certificate certificate = fields.certificateEmployedFrom() == null ? null : fields.certificate();
        return new LevelSteps.Named(
                Kind.CERTIFICATE,
                certificate == null ? null : certificate.name(),
                certificate == null ? 0 : certificate.ordinal(),
                fields.certificateEmployedFrom());
    }

    private List<Former> after(List<Former> formers, UUID id, LevelSteps.Named before, LevelSteps.Named after) {
        return before.equals(after) ? formers : LevelSteps.after(id, formers, before, after, clock.today());
    }

    private void rewrite(Collection<UUID> people, Map<UUID, List<Former>> known, List<Former> kept) {
        List<Former> believed = known.values().stream().flatMap(List::stream).toList();
        if (believed.equals(kept)) {
            return;
        }
        Instant at = clock.instant();
        database.update(
                "UPDATE former_levels SET recorded_to = greatest(?::timestamptz, recorded_from)"
                        + " WHERE person_id = ANY (?) AND recorded_to = 'infinity'",
                at,
                people);
        Bulk bulk = new Bulk("uuid", "text", "text", "date", "date", "timestamptz");
        kept.forEach(former ->
                bulk.add(former.personId(), former.kind(), former.level(), former.from(), former.until(), at));
        database.insert("former_levels", "person_id, kind, level, from_day, until_day, recorded_from", bulk);
    }

    /** Since when the present level holds: its own day, else the day that ended the one before, else always. */
    public static @Nullable LocalDate since(List<Former> formers, Kind kind, @Nullable LocalDate ownDay) {
        return ownDay != null
                ? ownDay
                : formers.stream()
                        .filter(former -> former.kind() == kind)
                        .map(Former::until)
                        .max(LocalDate::compareTo)
                        .orElse(null);
    }
}
