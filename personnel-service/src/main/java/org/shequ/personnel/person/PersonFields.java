package org.shequ.personnel.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.personnel.person.citizen.CitizenId;
import org.shequ.personnel.person.citizen.PersonName;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What is recorded of a person, in the clear. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonRecord")
public record PersonFields(
        @Schema(description = "人员编号; given by the service when absent / 缺省时由系统编号", examples = "CC000001")
        @Size(max = 40)
        @Nullable
        String personnelNumber,

        @Schema(required = true, examples = "张伟") @NotNull @Size(max = 200)
        String name,

        @Schema(description = "GB 11643", required = true, examples = "320602199001011239") @NotNull @Size(max = 40)
        String citizenId,

        @Schema(description = "Follows from the citizen ID when absent / 缺省时取自公民身份号码") @Nullable
        Sex sex,

        @Schema(description = "Follows from the citizen ID when absent / 缺省时取自公民身份号码") @Nullable
        LocalDate birthDate,

        @Schema(examples = "13812345678") @Size(max = 40) @Nullable
        String phone,

        @Schema(description = "GB/T 3304") @Nullable Ethnicity ethnicity,
        @Schema(description = "GB/T 4762") @Nullable PoliticalStatus politicalStatus,
        @Nullable LocalDate partyJoinedOn,

        @Schema(
                description = PersonFields.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2015-07")
        @Nullable
        YearMonth partyJoinedMonth,

        @Schema(description = "GB/T 4658") @Nullable Education education,
        @Nullable LocalDate educationCompletedOn,

        @Schema(
                description = PersonFields.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2012-06")
        @Nullable
        YearMonth educationCompletedMonth,

        @Schema(description = "GB/T 6864") @Nullable Degree degree,
        @Nullable LocalDate degreeConferredOn,

        @Schema(
                description = PersonFields.MONTH,
                implementation = String.class,
                pattern = "[0-9]{4}-[0-9]{2}",
                examples = "2012-06")
        @Nullable
        YearMonth degreeConferredMonth,

        @Nullable Certificate certificate,

        @Schema(description = "Employed at the certificate's level since / 按该等级聘用之日") @Nullable
        LocalDate certificateEmployedFrom,

        @Schema(description = "ACTIVE when absent / 缺省为在岗") @Nullable
        PersonStatus status) {

    static final String MONTH = "In the place of the day, where nothing more is known / 只知年月时填写，不填日期";

    /** A day says more than the month that it lies in. */
    private static @Nullable YearMonth monthAlone(@Nullable LocalDate day, @Nullable YearMonth month) {
        return day != null && YearMonth.from(day).equals(month) ? null : month;
    }

    /** The day from which the education counts: of a month alone the first; null where nothing is known. */
    public @Nullable LocalDate educationCountsFrom() {
        return educationCompletedMonth == null ? educationCompletedOn : educationCompletedMonth.atDay(1);
    }

    /** The same in normal form, with what follows from the citizen ID filled in where it can be read. */
    PersonFields normalised() {
        String id = CitizenId.normalise(citizenId);
        boolean readable = id.matches("[0-9]{17}[0-9X]");
        Sex givenSex = sex;
        LocalDate givenBirthDate = birthDate;
        boolean possible = readable && !CitizenId.faults(id, LocalDate.MAX).contains(CitizenId.Fault.BIRTH_DATE);
        return new PersonFields(
                personnelNumber == null || personnelNumber.isBlank() ? null : personnelNumber.strip(),
                PersonName.normalise(name),
                id,
                givenSex == null && readable ? new CitizenId(id).sex() : givenSex,
                givenBirthDate == null && possible ? new CitizenId(id).birthDate() : givenBirthDate,
                phone == null || phone.isBlank() ? null : phone.replaceAll("[ -]", ""),
                ethnicity,
                politicalStatus,
                partyJoinedOn,
                monthAlone(partyJoinedOn, partyJoinedMonth),
                education,
                educationCompletedOn,
                monthAlone(educationCompletedOn, educationCompletedMonth),
                degree,
                degreeConferredOn,
                monthAlone(degreeConferredOn, degreeConferredMonth),
                certificate,
                certificateEmployedFrom,
                status == null ? PersonStatus.ACTIVE : status);
    }

    /** After a change that names a day or its month alone: what was known of the other is replaced. */
    PersonFields replacing(Predicate<String> named) {
        return new PersonFields(
                personnelNumber,
                name,
                citizenId,
                sex,
                birthDate,
                phone,
                ethnicity,
                politicalStatus,
                stays(named, "partyJoinedMonth", "partyJoinedOn") ? partyJoinedOn : null,
                stays(named, "partyJoinedOn", "partyJoinedMonth") ? partyJoinedMonth : null,
                education,
                stays(named, "educationCompletedMonth", "educationCompletedOn") ? educationCompletedOn : null,
                stays(named, "educationCompletedOn", "educationCompletedMonth") ? educationCompletedMonth : null,
                degree,
                stays(named, "degreeConferredMonth", "degreeConferredOn") ? degreeConferredOn : null,
                stays(named, "degreeConferredOn", "degreeConferredMonth") ? degreeConferredMonth : null,
                certificate,
                certificateEmployedFrom,
                status);
    }

    private static boolean stays(Predicate<String> named, String other, String field) {
        return named.test(field) || !named.test(other);
    }

    PersonFields numbered(String number) {
        return new PersonFields(
                number,
                name,
                citizenId,
                sex,
                birthDate,
                phone,
                ethnicity,
                politicalStatus,
                partyJoinedOn,
                partyJoinedMonth,
                education,
                educationCompletedOn,
                educationCompletedMonth,
                degree,
                degreeConferredOn,
                degreeConferredMonth,
                certificate,
                certificateEmployedFrom,
                status);
    }

    /** The same, employed at another certificate's level. */
    PersonFields employedAt(@Nullable Certificate level, @Nullable LocalDate since) {
        return new PersonFields(
                personnelNumber,
                name,
                citizenId,
                sex,
                birthDate,
                phone,
                ethnicity,
                politicalStatus,
                partyJoinedOn,
                partyJoinedMonth,
                education,
                educationCompletedOn,
                educationCompletedMonth,
                degree,
                degreeConferredOn,
                degreeConferredMonth,
                level,
                since,
                status);
    }

    /** The same with another status. */
    PersonFields having(PersonStatus next) {
        return new PersonFields(
                personnelNumber,
                name,
                citizenId,
                sex,
                birthDate,
                phone,
                ethnicity,
                politicalStatus,
                partyJoinedOn,
                partyJoinedMonth,
                education,
                educationCompletedOn,
                educationCompletedMonth,
                degree,
                degreeConferredOn,
                degreeConferredMonth,
                certificate,
                certificateEmployedFrom,
                next);
    }

    @Override
    public String toString() {
        return "PersonFields[" + personnelNumber + "]";
    }
}
