package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.database.Database;
import org.shequ.kit.personkey.PeopleForgotten;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes from the dossiers who somebody was whose key was destroyed: as an event without details would have written them. */
@ApplicationScoped
public class ForgottenDossiers {

    private final Database database;

    public ForgottenDossiers(Database database) {
        this.database = database;
    }

    void forget(@Observes PeopleForgotten forgotten) {
        database.update(
                "UPDATE known_people SET personnel_number = NULL, record = (record - '{birthDate,underInvestigation,relatives}'::text[])"
                        + " || jsonb_build_object('name', ?::text, 'sanctions', '[]'::jsonb) WHERE person_id = ANY (?)",
                PersonDetails.NOBODY,
                forgotten.people());
        database.update(
                "UPDATE dossier_briefs SET birth_date = NULL, bars = '', under_investigation = NULL"
                        + " WHERE person_id = ANY (?) AND person_known",
                forgotten.people());
    }
}
