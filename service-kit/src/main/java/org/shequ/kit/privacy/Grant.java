package org.shequ.kit.privacy;

import java.util.Set;

/**
 * What a client system may read of people, by decision of the office that keeps the records.
 *
 * @param client the client as its tokens name it (claim {@code azp} or {@code client_id})
 * @param version from 1
 * @param fields all that it may read; a field outside is neither shown nor asked by
 * @param purposes those for which personal fields among them are opened, without a permission of its own
 */
public record Grant(String client, int version, Set<PersonField> fields, Set<AccessPurpose> purposes) {

    public Grant {
        fields = Set.copyOf(fields);
        purposes = Set.copyOf(purposes);
    }
}
