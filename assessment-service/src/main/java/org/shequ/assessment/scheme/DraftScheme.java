package org.shequ.assessment.scheme;

import org.shequ.contracts.vocabulary.SubjectKind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A scheme is drafted. */
@ApplicationScoped
class DraftScheme {

    private final SchemeDrafts drafts;

    DraftScheme(SchemeDrafts drafts) {
        this.drafts = drafts;
    }

    @Transactional
    Scheme handle(String title, SubjectKind kind, String jurisdiction, int year, SchemeContent content) {
        return drafts.add(title, kind, jurisdiction, year, null, content);
    }
}
