package org.shequ.personnel.person;

import org.shequ.personnel.person.citizen.IdentityDocuments;
import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code identity-documents}. */
@ApplicationScoped
class IdentityDocumentsForm implements PolicyForm {

    @Override
    public String name() {
        return IdentityDocuments.POLICY;
    }

    @Override
    public Class<?> form() {
        return IdentityDocuments.class;
    }
}
