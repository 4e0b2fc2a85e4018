package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.PostHeld;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What this service knows of one person, as the other services published it. A part that has not arrived is null, and every
 * criterion that needs it answers UNKNOWN.
 *
 * @param communities the communities that the judgement may ask for, by code
 * @param ownResults the person's own annual results; null when none has arrived
 * @param around the context, under the name that evidence on record gives it
 */
public record Dossier(
        UUID personId,
        @Nullable PersonRecord person,
        @Nullable Career career,
        Map<String, Community> communities,
        @Nullable List<YearResult> ownResults,
        JudgementContext around) {

    /** Without a context. */
    public Dossier(
            UUID personId,
            @Nullable PersonRecord person,
            @Nullable Career career,
            Map<String, Community> communities,
            @Nullable List<YearResult> ownResults) {
        this(personId, person, career, communities, ownResults, JudgementContext.NONE);
    }

    public Dossier within(JudgementContext around) {
        return new Dossier(personId, person, career, communities, ownResults, around);
    }

    /** The same facts without the name. */
    public Dossier unnamed() {
        return with(person == null ? null : person.unnamed());
    }

    /** The same facts of somebody born on another day; nobody's birth date becomes known by it. */
    public Dossier bornOn(LocalDate day) {
        return person == null || person.birthDate() == null ? this : with(person.bornOn(day));
    }

    private Dossier with(@Nullable PersonRecord other) {
        return new Dossier(personId, other, career, communities, ownResults, around);
    }

    /** Values that a newer publisher may add are null here: not known, so never a pass. */
    public record PersonRecord(
            String name,
            @Nullable Sex sex,
            @Nullable LocalDate birthDate,
            @Nullable EducationLevel education,
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
                @Nullable EducationLevel education,
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
            return like("", birthDate);
        }

        PersonRecord bornOn(LocalDate day) {
            return like(name, day);
        }

        private PersonRecord like(String otherName, @Nullable LocalDate otherBirthDate) {
            return new PersonRecord(
                    otherName,
                    sex,
                    otherBirthDate,
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

        /** Null when not published, which is not the same as none. */
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

        Interval period() {
            return new Interval(from, to);
        }

        public boolean inEffect(LocalDate day) {
            return period().covers(day);
        }
    }

    /** @param knownSince the day before which nothing is known of this person's service; null when all is known */
    public record Career(
            List<Assignment> assignments,
            List<Identity> identities,
            List<Membership> reserveMemberships,
            @Nullable LocalDate knownSince) {

        /** Hands over each day on which a primary post begins or no longer is held. */
        void primaryTurns(Consumer<LocalDate> days) {
            assignments.stream().filter(Assignment::primary).forEach(held -> turns(held.period(), days));
        }

        /** The primary post held on a day. */
        public Optional<Assignment> primaryOn(LocalDate day) {
            return assignments.stream()
                    .filter(assignment ->
                            assignment.primary() && assignment.period().covers(day))
                    .findFirst();
        }
    }

    public record Assignment(String id, String unitCode, String post, boolean primary, Interval period)
            implements PostHeld {}

    public record Identity(
            String kind, Interval period, @Nullable String appointmentId) {}

    public record Membership(Interval period, @Nullable String appointmentId) {}

    /**
     * A community and its annual results.
     *
     * @param results null when none has arrived
     * @param ancestors codes of what it came out of by mergers and splits, over any number of steps; null for none
     */
    public record Community(
            String code,
            String name,
            @Nullable LocalDate validFrom,
            @Nullable List<YearResult> results,
            @Nullable Set<String> ancestors) {

        /** One that came out of no other. */
        public Community(String code, String name, @Nullable LocalDate validFrom, @Nullable List<YearResult> results) {
            this(code, name, validFrom, results, null);
        }

        Optional<YearResult> in(int year) {
            return results == null
                    ? Optional.empty()
                    : results.stream().filter(result -> result.year() == year).findFirst();
        }

        /** The latest year about which anything is known; null when nothing is. */
        @Nullable
        Integer lastKnownYear() {
            var years = new ArrayList<Integer>();
            if (results != null) {
                results.forEach(result -> years.add(result.year()));
            }
            if (validFrom != null) {
                years.add(validFrom.getYear());
            }
            return years.stream().max(Comparator.naturalOrder()).orElse(null);
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

    /** Hands over the days on which a period begins and no longer lasts. */
    static void turns(Interval period, Consumer<LocalDate> days) {
        days.accept(period.from());
        if (period.to() != null) {
            days.accept(period.to());
        }
    }

    /** The code of the community in which the person's primary post lies on a day. */
    public Optional<String> communityOn(LocalDate day) {
        return career == null
                ? Optional.empty()
                : career.primaryOn(day).map(Assignment::unitCode).map(PostHeld::communityOf);
    }

    /** What a community came out of, as far as it is known: time served there is time in the community. */
    Set<String> ancestorsOf(String community) {
        var known = communities.get(community);
        return known == null || known.ancestors() == null ? Set.of() : known.ancestors();
    }

    /** Where the person belongs on a day, for the data scope. */
    public Optional<String> unitOn(LocalDate day) {
        return career == null ? Optional.empty() : career.primaryOn(day).map(Assignment::unitCode);
    }
}
