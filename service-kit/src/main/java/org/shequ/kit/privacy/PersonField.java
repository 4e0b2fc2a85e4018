package org.shequ.kit.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a person that stand in answers; {@code disclosure-policy.properties} says how each is shown. */
public enum PersonField {
    PERSONNEL_NUMBER("personnelNumber"),
    NAME("name"),
    CITIZEN_ID("citizenId"),
    SEX("sex"),
    BIRTH_DATE("birthDate"),
    PHONE("phone"),
    ETHNICITY("ethnicity"),
    POLITICAL_STATUS("politicalStatus"),
    PARTY_JOINED_ON("partyJoinedOn"),
    EDUCATION("education"),
    EDUCATION_COMPLETED_ON("educationCompletedOn"),
    DEGREE("degree"),
    DEGREE_CONFERRED_ON("degreeConferredOn"),
    CERTIFICATE("certificate"),
    CERTIFICATE_EMPLOYED_FROM("certificateEmployedFrom"),
    STATUS("status"),
    UNIT_CODE("unitCode"),
    POST("post"),
    TENURE_KIND("tenureKind"),
    RELATIVE_NAME("relativeName"),
    INVESTIGATION("investigation"),
    ASSIGNMENTS("assignments"),
    IDENTITIES("identities"),
    RESERVE_MEMBERSHIPS("reserveMemberships"),
    PAY_GRADES("payGrades"),
    SANCTIONS("sanctions"),
    HONOURS("honours"),
    TRAININGS("trainings"),
    ACHIEVEMENTS("achievements"),
    CERTIFICATES("certificates"),
    INVESTIGATIONS("investigations"),
    RELATIVES("relatives");

    private final String property;

    PersonField(String property) {
        this.property = property;
    }

    /** The name in JSON, in the policy and in grants. */
    public String property() {
        return property;
    }

    /** Their names in the order of the alphabet. */
    public static List<String> names(Set<PersonField> fields) {
        return fields.stream().map(PersonField::property).sorted().toList();
    }

    public static Optional<PersonField> named(String property) {
        return Arrays.stream(values())
                .filter(field -> field.property.equals(property))
                .findFirst();
    }
}
