package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.eligibility.Dossier;

import java.util.UUID;

/**
 * A dossier with where it stands and what it came from.
 *
 * @param unitCode where the person belongs on the day asked for, for the data scope; empty when nothing tells
 * @param post the primary post on that day
 */
public record KnownPerson(
        Dossier dossier,
        Sources sources,
        String unitCode,
        @Nullable String unitName,
        @Nullable String post) {

    public UUID personId() {
        return dossier.personId();
    }

    /** Empty while the personnel record has not arrived. */
    public String name() {
        var person = dossier.person();
        return person == null ? "" : person.name();
    }
}
