package org.shequ.selection.application;

import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.ImportTemplate;
import org.shequ.kit.privacy.Disclosure;

import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

/** Tables to be filled in, each row begun with a candidate of a round: number, name, position. */
@ApplicationScoped
public class CandidateTemplates {

    private final CandidateRoll roll;
    private final Disclosure disclosure;

    CandidateTemplates(CandidateRoll roll, Disclosure disclosure) {
        this.roll = roll;
        this.disclosure = disclosure;
    }

    /**
     * @param look what the access log calls it, where names are open
     * @param table begins with the columns of {@link CandidateRows}
     * @param wanted which candidates stand in it
     */
    public ImportTemplate of(String look, UUID roundId, ImportTable table, Predicate<CandidateRoll.Entry> wanted) {
        var shown = disclosure.shown(look, roundId.toString());
        return ImportTemplate.of(table)
                .begun(roll.of(roundId).stream()
                        .filter(wanted)
                        .map(entry -> CandidateRows.cells(entry, shown))
                        .toList());
    }
}
