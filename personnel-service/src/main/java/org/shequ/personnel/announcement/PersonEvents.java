package org.shequ.personnel.announcement;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.HonourHeld;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.RelativeTie;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonFields;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.util.List;
import java.util.Objects;

/** A record in the words of the contract: whole, but for the citizen ID and the phone; sealed, who the person is. */
final class PersonEvents {

    private PersonEvents() {}

    /** What the file holds beside the fields, as far as others may know. */
    record Told(
            List<SanctionPeriod> sanctions,
            boolean underInvestigation,
            List<RelativeTie> relatives,
            List<HonourHeld> honours) {}

    static PersonDetails details(Person person, Told told) {
        return new PersonDetails(
                person.personnelNumber(),
                person.fields().name(),
                person.birthDate(),
                told.sanctions(),
                told.underInvestigation(),
                told.relatives());
    }

    /** @param sealed the details; null of whoever was anonymised */
    static PersonChanged changed(Person person, Told told, @Nullable String sealed) {
        PersonFields fields = person.fields();
        var education = fields.education();
        return new PersonChanged(
                person.id(),
                Objects.requireNonNull(fields.sex(), "sex"),
                education == null ? null : education.level(),
                politicalStatus(fields.politicalStatus()),
                fields.certificate(),
                fields.certificateEmployedFrom(),
                person.status(),
                person.standing().unitCode(),
                told.honours(),
                sealed);
    }

    private static @Nullable PoliticalCategory politicalStatus(@Nullable PoliticalStatus affiliation) {
        return switch (affiliation) {
            case null -> null;
            case CPC_MEMBER -> PoliticalCategory.CPC_MEMBER;
            case CPC_PROBATIONARY -> PoliticalCategory.CPC_PROBATIONARY;
            case LEAGUE_MEMBER -> PoliticalCategory.LEAGUE_MEMBER;
            case NON_PARTY -> PoliticalCategory.NON_PARTY;
            case MASSES -> PoliticalCategory.MASSES;
            case REVOLUTIONARY_COMMITTEE,
                    DEMOCRATIC_LEAGUE,
                    NATIONAL_CONSTRUCTION,
                    PROMOTING_DEMOCRACY,
                    PEASANTS_AND_WORKERS,
                    ZHI_GONG,
                    JIU_SAN,
                    TAIWAN_LEAGUE -> PoliticalCategory.DEMOCRATIC_PARTY;
        };
    }
}
