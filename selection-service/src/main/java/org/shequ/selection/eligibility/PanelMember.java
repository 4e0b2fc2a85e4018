package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who acts in a round, as far as relatives are concerned.
 *
 * @param subject of the token
 * @param personId the own record; null for somebody from outside
 * @param relatives of the record; null when not published
 * @param declared whether a document declares that there is no relative among the candidates
 */
public record PanelMember(
        String subject, @Nullable UUID personId, @Nullable Set<UUID> relatives, boolean declared) {

    /**
     * Whether this person may act where the candidate is concerned (回避). A tie that either record names stands in the
     * way, and so does being the candidate. What the records do not tell, only a declaration does; it never outweighs a tie.
     *
     * @param candidateRelatives null when not published
     */
    public Outcome mayActFor(UUID candidate, @Nullable Set<UUID> candidateRelatives) {
        if (candidate.equals(personId)
                || (relatives != null && relatives.contains(candidate))
                || (personId != null && candidateRelatives != null && candidateRelatives.contains(personId))) {
            return Outcome.FAIL;
        }
        var told = personId != null && relatives != null && candidateRelatives != null;
        return told || declared ? Outcome.PASS : Outcome.UNKNOWN;
    }
}
