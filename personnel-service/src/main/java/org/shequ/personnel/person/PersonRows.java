package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.privacy.BlindIndex;
import org.shequ.kit.privacy.FieldCipher;
import org.shequ.kit.privacy.PersonField;
import org.shequ.personnel.person.citizen.CitizenId;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PoliticalStatus;
import org.shequ.personnel.vocabulary.Standing;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A person's record as the table holds it. Citizen ID and phone are encrypted here, each bound to its row, and beside
 * them stands a blind index for exact search; nowhere else does the database see them.
 */
@ApplicationScoped
class PersonRows {

    private static final Statements SQL = Statements.of(PersonRows.class);

    static final String NOBODY = PersonDetails.NOBODY;

    private static final String ALWAYS = "id, personnel_number, sex, status, scope_code, version, merged_into";

    /** Columns that are read where they are needed, with what stands in their places otherwise. */
    private static final Map<PersonField, List<String>> OPTIONAL = new EnumMap<>(Map.ofEntries(
            Map.entry(PersonField.NAME, List.of("'***'::text AS name")),
            Map.entry(PersonField.CITIZEN_ID, List.of("NULL::text AS citizen_id")),
            Map.entry(PersonField.BIRTH_DATE, List.of("NULL::date AS birth_date")),
            Map.entry(PersonField.PHONE, List.of("NULL::text AS phone")),
            Map.entry(PersonField.ETHNICITY, List.of("NULL::text AS ethnicity")),
            Map.entry(PersonField.POLITICAL_STATUS, List.of("NULL::text AS political_status")),
            Map.entry(
                    PersonField.PARTY_JOINED_ON,
                    List.of("NULL::date AS party_joined_on", "NULL::text AS party_joined_month")),
            Map.entry(PersonField.EDUCATION, List.of("NULL::text AS education")),
            Map.entry(
                    PersonField.EDUCATION_COMPLETED_ON,
                    List.of("NULL::date AS education_completed_on", "NULL::text AS education_completed_month")),
            Map.entry(PersonField.DEGREE, List.of("NULL::text AS degree")),
            Map.entry(
                    PersonField.DEGREE_CONFERRED_ON,
                    List.of("NULL::date AS degree_conferred_on", "NULL::text AS degree_conferred_month")),
            Map.entry(PersonField.CERTIFICATE, List.of("NULL::text AS certificate")),
            Map.entry(PersonField.CERTIFICATE_EMPLOYED_FROM, List.of("NULL::date AS certificate_employed_from")),
            Map.entry(PersonField.UNIT_CODE, List.of("NULL::text AS unit_code")),
            Map.entry(PersonField.POST, List.of("NULL::text AS post")),
            Map.entry(PersonField.TENURE_KIND, List.of("NULL::text AS tenure_kind"))));

    static final String COLUMNS = columns(field -> true);

    /** In the place of a citizen ID that was not read. */
    private static final String SEALED = "*".repeat(18);

    /** What {@link #bulk} holds, in its order. */
    static final String WRITTEN = """
            id, personnel_number, name, citizen_id, citizen_id_index, sex, birth_date, phone, phone_index, ethnicity,
            political_status, party_joined_on, party_joined_month, education, education_completed_on,
            education_completed_month, degree, degree_conferred_on, degree_conferred_month,
            certificate, certificate_employed_from, status, scope_code, last_import
            """;

    static final String WRITE = "INSERT INTO people (" + WRITTEN + SQL.text("write-people");

    private final FieldCipher cipher;
    private final BlindIndex blindIndex;

    PersonRows(FieldCipher cipher, BlindIndex blindIndex) {
        this.cipher = cipher;
        this.blindIndex = blindIndex;
    }

    /** What to select for {@link #read}; a person of whom something was left out cannot be written. */
    static String columns(Predicate<PersonField> needed) {
        return OPTIONAL.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(column ->
                                needed.test(field.getKey()) ? column.substring(column.lastIndexOf(' ') + 1) : column))
                .collect(Collectors.joining(", ", ALWAYS + ", ", ""));
    }

    /** The rows for {@link #WRITTEN}; {@code job} is the import that writes them. */
    Bulk bulk(Collection<Person> people, @Nullable UUID job) {
        Bulk bulk = new Bulk(
                "uuid", "text", "text", "text", "text", "text", "date", "text", "text", "text", "text", "date", "text",
                "text", "date", "text", "text", "date", "text", "text", "date", "text", "text", "uuid");
        people.forEach(person -> add(bulk, person, job));
        return bulk;
    }

    private void add(Bulk bulk, Person person, @Nullable UUID job) {
        PersonFields fields = person.fields();
        if (fields.citizenId().equals(SEALED)) {
            throw new IllegalStateException("a record that was not read whole is not written");
        }
        String phone = fields.phone();
        bulk.add(
                person.id(),
                fields.personnelNumber(),
                fields.name(),
                cipher.encrypt(fields.citizenId(), "people.citizen_id:" + person.id()),
                indexOfCitizenId(fields.citizenId()),
                fields.sex(),
                fields.birthDate(),
                phone == null ? null : cipher.encrypt(phone, "people.phone:" + person.id()),
                phone == null ? null : indexOfPhone(phone),
                fields.ethnicity(),
                fields.politicalStatus(),
                fields.partyJoinedOn(),
                fields.partyJoinedMonth(),
                fields.education(),
                fields.educationCompletedOn(),
                fields.educationCompletedMonth(),
                fields.degree(),
                fields.degreeConferredOn(),
                fields.degreeConferredMonth(),
                fields.certificate(),
                fields.certificateEmployedFrom(),
                fields.status(),
                person.scopeCode(),
                job);
    }

    /** What stands in the place of an ID that was taken away. */
    String nobody(UUID id) {
        return cipher.encrypt(NOBODY, "people.citizen_id:" + id);
    }

    String indexOfCitizenId(String citizenId) {
        return blindIndex.of("citizen-id:" + CitizenId.normalise(citizenId));
    }

    String indexOfPhone(String phone) {
        return blindIndex.of("phone:" + phone.replaceAll("[ -]", ""));
    }

    Person read(Row row) {
        UUID id = row.getId("id");
        String citizenId = row.findText("citizen_id");
        String phone = row.findText("phone");
        PersonFields fields = new PersonFields(
                row.getText("personnel_number"),
                row.getText("name"),
                citizenId == null ? SEALED : cipher.decrypt(citizenId, "people.citizen_id:" + id),
                row.getEnum("sex", Sex.class),
                row.findDate("birth_date"),
                phone == null ? null : cipher.decrypt(phone, "people.phone:" + id),
                row.findEnum("ethnicity", Ethnicity.class),
                row.findEnum("political_status", PoliticalStatus.class),
                row.findDate("party_joined_on"),
                row.findMonth("party_joined_month"),
                row.findEnum("education", Education.class),
                row.findDate("education_completed_on"),
                row.findMonth("education_completed_month"),
                row.findEnum("degree", Degree.class),
                row.findDate("degree_conferred_on"),
                row.findMonth("degree_conferred_month"),
                row.findEnum("certificate", Certificate.class),
                row.findDate("certificate_employed_from"),
                row.getEnum("status", PersonStatus.class));
        Standing standing = new Standing(
                row.findText("unit_code"),
                row.findEnum("post", Post.class),
                row.findEnum("tenure_kind", TenureKind.class),
                false);
        return new Person(
                id, fields, standing, row.getText("scope_code"), row.getLong("version"), row.findId("merged_into"));
    }
}
