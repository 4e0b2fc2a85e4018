package org.shequ.kit.privacy;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a client system may read of people, by decision of the office that keeps the records.
 *
 * @param client the client as its tokens name it (claim {@code azp} or {@code client_id})
 * @param version from 1
 * @param fields what it may read beside id, personnel number, sex and status; a field outside is neither shown nor asked by
 * @param purposes those for which personal fields among them are opened, without a permission of its own
 */
public record Grant(String client, int version, Set<PersonField> fields, Set<AccessPurpose> purposes) {

    /** What every grant gives beside the person's id. */
    private static final Set<PersonField> ALWAYS =
            Set.of(PersonField.PERSONNEL_NUMBER, PersonField.SEX, PersonField.STATUS);

    public Grant {
        fields = Set.copyOf(fields);
        purposes = Set.copyOf(purposes);
    }

    /** All that the client may read. */
    Set<PersonField> readable() {
        var readable = EnumSet.copyOf(ALWAYS);
        readable.addAll(fields);
        return readable;
    }
}
