package org.shequ.personnel.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.privacy.Masking;
import org.shequ.personnel.vocabulary.Certificate;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PersonStatus;
import org.shequ.personnel.vocabulary.PoliticalStatus;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.Sex;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.UUID;

/** A person as callers see it: name, citizen ID and phone masked unless a purpose was stated and permitted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person")
public record PersonView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "CC000001") String personnelNumber,
        @Schema(required = true, examples = "张*") String name,

        @Schema(required = true, examples = "320602********1239")
        String citizenId,

        @Schema(required = true) Sex sex,
        @Schema(required = true, examples = "1990-01-01") LocalDate birthDate,
        @Schema(examples = "138****5678") @Nullable String phone,
        @Nullable Ethnicity ethnicity,
        @Nullable PoliticalStatus politicalStatus,
        @Nullable LocalDate partyJoinedOn,
        @Nullable Education education,
        @Nullable LocalDate educationCompletedOn,
        @Nullable Degree degree,
        @Nullable LocalDate degreeConferredOn,
        @Nullable Certificate certificate,
        @Nullable LocalDate certificateEmployedFrom,
        @Schema(required = true) PersonStatus status,

        @Schema(description = "Unit of the present primary post / 现主职所在单位", examples = "320613002004") @Nullable
        String unitCode,

        @Schema(description = "Present primary post / 现主职岗位") @Nullable
        Post post,

        @Schema(description = "Present identity / 现身份") @Nullable
        TenureKind tenureKind,

        @Schema(required = true) long version)
        implements Versioned {

    public static PersonView masked(Person person) {
        return of(person, true);
    }

    public static PersonView open(Person person) {
        return of(person, false);
    }

    @SuppressWarnings("NullAway") // a record read from the database has its sex and birth date
    private static PersonView of(Person person, boolean masked) {
        PersonFields fields = person.fields();
        return new PersonView(
                person.id(),
                person.personnelNumber(),
                masked ? Masking.name(fields.name()) : fields.name(),
                masked ? Masking.citizenId(fields.citizenId()) : fields.citizenId(),
                fields.sex(),
                person.birthDate(),
                masked ? Masking.phone(fields.phone()) : fields.phone(),
                fields.ethnicity(),
                fields.politicalStatus(),
                fields.partyJoinedOn(),
                fields.education(),
                fields.educationCompletedOn(),
                fields.degree(),
                fields.degreeConferredOn(),
                fields.certificate(),
                fields.certificateEmployedFrom(),
                person.status(),
                person.standing().unitCode(),
                person.standing().post(),
                person.standing().tenureKind(),
                person.version());
    }
}
