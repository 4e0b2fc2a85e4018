package org.shequ.personnel.person.citizen;

/**
 * Whose numbers stand for citizen IDs beside those of citizens and residence permits: the policy {@code identity-documents}.
 *
 * @param permanentResidenceCards foreigners' permanent residence cards (外国人永久居留身份证) in the form of 2023 and the one before
 */
public record IdentityDocuments(boolean permanentResidenceCards) {

    public static final String POLICY = "identity-documents";
}
