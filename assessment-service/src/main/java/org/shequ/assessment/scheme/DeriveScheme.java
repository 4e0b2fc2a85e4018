package org.shequ.assessment.scheme;

import org.shequ.kit.security.Caller;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Another edition is drafted from an existing scheme, for the same or another year. */
@ApplicationScoped
class DeriveScheme {

    private final Schemes schemes;
    private final SchemeDrafts drafts;
    private final Caller caller;

    DeriveScheme(Schemes schemes, SchemeDrafts drafts, Caller caller) {
        this.schemes = schemes;
        this.drafts = drafts;
        this.caller = caller;
    }

    @Transactional
    Scheme handle(UUID id, String title, int year) {
        var origin = schemes.get(id, caller.scope());
        return drafts.add(title, origin.subjectKind(), origin.jurisdiction(), year, id, origin.content());
    }
}
