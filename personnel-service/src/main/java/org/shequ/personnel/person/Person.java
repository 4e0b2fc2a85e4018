package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.personnel.vocabulary.Standing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * One person's record.
 *
 * @param standing what the person is on the present business day
 * @param mergedInto the record in which this one goes on; null while it stands by itself
 * @param scopeCode the unit in whose data scope the record lies
 */
public record Person(
        UUID id,
        PersonFields fields,
        Standing standing,
        String scopeCode,
        long version,
        @Nullable UUID mergedInto) {

    public Person(UUID id, PersonFields fields, Standing standing, String scopeCode, long version) {
        this(id, fields, standing, scopeCode, version, null);
    }

    public PersonStatus status() {
        return Objects.requireNonNull(fields.status(), "status");
    }

    public String personnelNumber() {
        return Objects.requireNonNull(fields.personnelNumber(), "personnelNumber");
    }

    public LocalDate birthDate() {
        return Objects.requireNonNull(fields.birthDate(), "birthDate");
    }

    /** The record with other fields; a status that cannot follow the present one is refused. */
    Person changedTo(PersonFields next) {
        PersonStatus status = Objects.requireNonNull(next.status(), "status");
        PersonLifecycle.change(status(), status);
        return new Person(id, next, standing, scopeCode, version);
    }
}
