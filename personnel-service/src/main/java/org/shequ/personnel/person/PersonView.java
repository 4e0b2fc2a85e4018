package org.shequ.personnel.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A person as callers see it. What tells who somebody is stands in it as far as a stated purpose opens it; without one,
 * name, citizen ID and phone are masked, of the birth date only the year is there, and of other personal fields nothing.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person")
public record PersonView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "CC000001") String personnelNumber,
        @Schema(required = true, examples = "张*") String name,

        @Schema(required = true, examples = "320***************")
        String citizenId,

        @Schema(required = true) Sex sex,
        @Schema(examples = "1990") @Nullable Integer birthYear,

        @Schema(description = "Only for a stated purpose / 仅声明用途者可见", examples = "1990-01-01") @Nullable
        LocalDate birthDate,

        @Schema(examples = "138****5678") @Nullable String phone,
        @Nullable Ethnicity ethnicity,
        @Nullable PoliticalStatus politicalStatus,
        @Nullable LocalDate partyJoinedOn,

        @Schema(
                description = PersonView.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2015-07")
        @Nullable
        YearMonth partyJoinedMonth,

        @Nullable Education education,
        @Nullable LocalDate educationCompletedOn,

        @Schema(
                description = PersonView.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2012-06")
        @Nullable
        YearMonth educationCompletedMonth,

        @Nullable Degree degree,
        @Nullable LocalDate degreeConferredOn,

        @Schema(
                description = PersonView.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2012-06")
        @Nullable
        YearMonth degreeConferredMonth,

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

    static final String MONTH =
            "In the place of the day, where only the month is known; only for a stated purpose / 只知年月的，代替日期；仅声明用途者可见";

    /** What tells who somebody is: shown whole it stands in the access log. */
    public static final Set<PersonField> PERSONAL = EnumSet.of(
            PersonField.NAME,
            PersonField.CITIZEN_ID,
            PersonField.BIRTH_DATE,
            PersonField.PHONE,
            PersonField.ETHNICITY,
            PersonField.PARTY_JOINED_ON,
            PersonField.EDUCATION_COMPLETED_ON,
            PersonField.DEGREE_CONFERRED_ON);

    @SuppressWarnings("NullAway") // a record read from the database has its sex
    public static PersonView of(Person person, Shown shown) {
        PersonFields fields = person.fields();
        return new PersonView(
                person.id(),
                person.personnelNumber(),
                shown.text(PersonField.NAME, fields.name()),
                shown.text(PersonField.CITIZEN_ID, fields.citizenId()),
                fields.sex(),
                shown.year(PersonField.BIRTH_DATE, fields.birthDate()),
                shown.value(PersonField.BIRTH_DATE, fields.birthDate()),
                shown.text(PersonField.PHONE, fields.phone()),
                shown.value(PersonField.ETHNICITY, fields.ethnicity()),
                shown.value(PersonField.POLITICAL_STATUS, fields.politicalStatus()),
                shown.value(PersonField.PARTY_JOINED_ON, fields.partyJoinedOn()),
                shown.value(PersonField.PARTY_JOINED_ON, fields.partyJoinedMonth()),
                shown.value(PersonField.EDUCATION, fields.education()),
                shown.value(PersonField.EDUCATION_COMPLETED_ON, fields.educationCompletedOn()),
                shown.value(PersonField.EDUCATION_COMPLETED_ON, fields.educationCompletedMonth()),
                shown.value(PersonField.DEGREE, fields.degree()),
                shown.value(PersonField.DEGREE_CONFERRED_ON, fields.degreeConferredOn()),
                shown.value(PersonField.DEGREE_CONFERRED_ON, fields.degreeConferredMonth()),
                shown.value(PersonField.CERTIFICATE, fields.certificate()),
                shown.value(PersonField.CERTIFICATE_EMPLOYED_FROM, fields.certificateEmployedFrom()),
                person.status(),
                shown.value(PersonField.UNIT_CODE, person.standing().unitCode()),
                shown.value(PersonField.POST, person.standing().post()),
                shown.value(PersonField.TENURE_KIND, person.standing().tenureKind()),
                person.version());
    }
}
