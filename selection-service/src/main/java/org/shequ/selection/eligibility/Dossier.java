package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Certificate;
import org.shequ.selection.vocabulary.Education;
import org.shequ.selection.vocabulary.HonourLevel;
import org.shequ.selection.vocabulary.Sex;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What this service knows of one person, as the other services told it. A part that has not arrived is null, and every
 * criterion that needs it answers UNKNOWN.
 *
 * @param communities the communities that the judgement may ask for, by code
 * @param ownResults the person's own annual results; null when none has arrived
 * @param around what this service itself has on record, and the round
 */
public record Dossier(
        UUID personId,
        @Nullable PersonRecord person,
        @Nullable Career career,
        Map<String, Community> communities,
        @Nullable List<YearResult> ownResults,
        Surroundings around) {

    /** With nothing around it. */
    public Dossier(
            UUID personId,
            @Nullable PersonRecord person,
            @Nullable Career career,
            Map<String, Community> communities,
            @Nullable List<YearResult> ownResults) {
        this(personId, person, career, communities, ownResults, Surroundings.NONE);
    }

    public Dossier within(Surroundings surroundings) {
        return new Dossier(personId, person, career, communities, ownResults, surroundings);
    }

    /** The same facts without the name. */
    public Dossier unnamed() {
        return new Dossier(personId, person == null ? null : person.unnamed(), career, communities, ownResults, around);
    }

    /** Digits of a community's code; a grid's code is longer and begins with its community's. */
    public static final int COMMUNITY_DIGITS = 12;

    /** Values that a newer publisher may add are null here: not known, so never a pass. */
    public record PersonRecord(
            String name,
            @Nullable Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable Education education,
            @Nullable String politicalStatus,
            boolean certified,
            @Nullable Certificate certificate,
            @Nullable LocalDate certificateEmployedFrom,
            @Nullable String status,
            List<Sanction> sanctions,
            @Nullable Boolean underInvestigation,
            @Nullable List<Relative> relatives,
            @Nullable List<Honour> honours) {

        /** Of a publisher that tells neither investigations nor relatives nor honours. */
        public PersonRecord(
                String name,
                @Nullable Sex sex,
                @Nullable LocalDate birthDate,
                @Nullable Education education,
                @Nullable String politicalStatus,
                boolean certified,
                @Nullable Certificate certificate,
                @Nullable LocalDate certificateEmployedFrom,
                @Nullable String status,
                List<Sanction> sanctions) {
            this(
                    name,
                    sex,
                    birthDate,
                    education,
                    politicalStatus,
                    certified,
                    certificate,
                    certificateEmployedFrom,
                    status,
                    sanctions,
                    null,
                    null,
                    null);
        }

        PersonRecord unnamed() {
            return new PersonRecord(
                    "",
                    sex,
                    birthDate,
                    education,
                    politicalStatus,
                    certified,
                    certificate,
                    certificateEmployedFrom,
                    status,
                    sanctions,
                    underInvestigation,
                    relatives,
                    honours);
        }

        /** Null when not told, which is not the same as none. */
        @Nullable
        Set<UUID> relativeIds() {
            return relatives == null
                    ? null
                    : relatives.stream().map(Relative::personId).collect(Collectors.toSet());
        }
    }

    public record Relative(UUID personId, String relation) {}

    public record Honour(HonourLevel level, LocalDate awardedOn) {}

    public record Sanction(LocalDate from, @Nullable LocalDate to, boolean barsSelection) {

        public boolean inEffect(LocalDate day) {
            return new Interval(from, to).covers(day);
        }
    }

    /** @param knownSince the day before which nothing is known of this person's service; null when all is known */
    public record Career(
            List<Assignment> assignments,
            List<Identity> identities,
            List<Membership> reserveMemberships,
            @Nullable LocalDate knownSince) {

        /** The primary post held on a day. */
        public Optional<Assignment> primaryOn(LocalDate day) {
            return assignments.stream()
                    .filter(assignment ->
                            assignment.primary() && assignment.period().covers(day))
                    .findFirst();
        }
    }

    public record Assignment(String id, String unitCode, String post, boolean primary, Interval period) {}

    public record Identity(
            String kind, Interval period, @Nullable String appointmentId) {}

    public record Membership(Interval period, @Nullable String appointmentId) {}

    /**
     * A community and its annual results.
     *
     * @param results null when none has arrived
     */
    public record Community(
            String code,
            String name,
            @Nullable LocalDate validFrom,
            @Nullable List<YearResult> results) {

        Optional<YearResult> in(int year) {
            return results == null
                    ? Optional.empty()
                    : results.stream().filter(result -> result.year() == year).findFirst();
        }

        /** Whether the community is known not to have existed from the first to the last day of a year. */
        boolean youngerThan(int year) {
            return validFrom != null && validFrom.isAfter(LocalDate.of(year, 1, 1));
        }
    }

    public record YearResult(
            int year,
            @Nullable String grade,
            @Nullable String peerGroup,
            @Nullable Integer rank,
            @Nullable Integer peers) {

        boolean ranked() {
            return rank != null && peers != null && peers > 0;
        }

        /** Whether the rank lies in the best {@code percent} of the peer group. */
        boolean inTop(int percent) {
            return rank != null && peers != null && peers > 0 && (long) rank * 100 <= (long) percent * peers;
        }
    }

    /** The code of the community in which the person's primary post lies on a day. */
    public Optional<String> communityOn(LocalDate day) {
        return career == null
                ? Optional.empty()
                : career.primaryOn(day).map(Assignment::unitCode).map(Dossier::communityOf);
    }

    /** Where the person belongs on a day, for the data scope. */
    public Optional<String> unitOn(LocalDate day) {
        return career == null ? Optional.empty() : career.primaryOn(day).map(Assignment::unitCode);
    }

    /** The community that a unit belongs to; the code itself for anything above a community. */
    public static String communityOf(String unitCode) {
        return unitCode.length() <= COMMUNITY_DIGITS ? unitCode : unitCode.substring(0, COMMUNITY_DIGITS);
    }
}
