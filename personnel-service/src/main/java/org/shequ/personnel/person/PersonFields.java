package org.shequ.personnel.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.personnel.citizen.CitizenId;
import org.shequ.personnel.citizen.PersonName;
import org.shequ.personnel.vocabulary.Certificate;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PersonStatus;
import org.shequ.personnel.vocabulary.PoliticalStatus;
import org.shequ.personnel.vocabulary.Sex;

import java.time.LocalDate;

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
        @Schema(description = "GB/T 4658") @Nullable Education education,
        @Nullable LocalDate educationCompletedOn,
        @Schema(description = "GB/T 6864") @Nullable Degree degree,
        @Nullable LocalDate degreeConferredOn,
        @Nullable Certificate certificate,

        @Schema(description = "Employed at the certificate's level since / 按该等级聘用之日") @Nullable
        LocalDate certificateEmployedFrom,

        @Schema(description = "ACTIVE when absent / 缺省为在岗") @Nullable
        PersonStatus status) {

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
                education,
                educationCompletedOn,
                degree,
                degreeConferredOn,
                certificate,
                certificateEmployedFrom,
                status == null ? PersonStatus.ACTIVE : status);
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
                education,
                educationCompletedOn,
                degree,
                degreeConferredOn,
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
                education,
                educationCompletedOn,
                degree,
                degreeConferredOn,
                level,
                since,
                status);
    }

    @Override
    public String toString() {
        return "PersonFields[" + personnelNumber + "]";
    }
}
