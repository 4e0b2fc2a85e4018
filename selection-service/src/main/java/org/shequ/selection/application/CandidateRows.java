package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a file that speak of a round's candidates, each by the number; name and position, where they are given, must be
 * those of the number, so that a row that slipped is no entry for somebody else.
 */
public final class CandidateRows {

    private static final long MOST = 100_000;

    public static final ImportColumn<Long> NUMBER = ImportColumn.of(
                    "candidate_number", CellTypes.wholeNumber("CANDIDATE_NUMBER", MOST), "考生编号", "报名序号", "准考证号")
            .required()
            .example("12")
            .meaning("Number on the round's roll, from 1 in the order of registering", "本轮名册编号，按报名先后自 1 起");
    public static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.personName(), "姓名")
            .example("张伟")
            .meaning("If given, held against the number; masked or whole", "填写时与考生编号核对，可为脱敏或完整姓名")
            .of(PersonField.NAME);
    public static final ImportColumn<Long> POSITION = ImportColumn.of(
                    "position", CellTypes.wholeNumber("POSITION", MOST), "岗位序号", "岗位")
            .example("1")
            .meaning(
                    "Number of the position within the round; if given, held against the candidate number",
                    "本轮岗位序号，填写时与考生编号核对");

    private final Map<Long, CandidateRoll.Entry> roll = new HashMap<>();
    private final Map<Long, Long> rowOf = new HashMap<>();

    public CandidateRows(List<CandidateRoll.Entry> entries) {
        entries.forEach(entry -> roll.put((long) entry.number(), entry));
    }

    /** Who a row speaks of. */
    public record Named(
            long number, @Nullable String name, @Nullable Long position) {

        public static Named of(ReadRow row) {
            return new Named(row.get(NUMBER, 0L), row.get(NAME), row.get(POSITION));
        }
    }

    /** The candidate; empty when the row is refused for who it names. */
    public <D> Optional<CandidateRoll.Entry> find(RowSet<D> rows, RowSet.Line<D> line, Named named) {
        var entry = roll.get(named.number());
        if (entry == null) {
            rows.refuse(
                    line,
                    NUMBER,
                    "UNKNOWN_CANDIDATE",
                    "this round has no candidate of that number; see the template",
                    "本轮没有该编号的考生，请以模板为准");
            return Optional.empty();
        }
        var first = rowOf.get(named.number());
        if (first != null && first != line.row().number()) {
            rows.refuse(
                    line,
                    NUMBER,
                    "DUPLICATE_ROW",
                    "the candidate stands in row " + first + " too",
                    "与第 " + first + " 行重复");
            return Optional.empty();
        }
        if (!fits(rows, line, named, entry)) {
            return Optional.empty();
        }
        if (rows.isGood(line)) {
            rowOf.put(named.number(), line.row().number());
        }
        return Optional.of(entry);
    }

    private static <D> boolean fits(RowSet<D> rows, RowSet.Line<D> line, Named named, CandidateRoll.Entry entry) {
        var name = named.name();
        var fits = true;
        if (name != null && !name.equals(entry.name()) && !name.equals(Masking.name(entry.name()))) {
            rows.refuse(
                    line,
                    NAME,
                    "NAME_DIFFERS",
                    "candidate " + entry.number() + " is " + Masking.name(entry.name()),
                    entry.number() + "号考生为" + Masking.name(entry.name()));
            fits = false;
        }
        var position = named.position();
        if (position != null && position != entry.position()) {
            rows.refuse(
                    line,
                    POSITION,
                    "POSITION_DIFFERS",
                    "candidate " + entry.number() + " competes for position " + entry.position(),
                    entry.number() + "号考生报考第" + entry.position() + "号岗位");
            fits = false;
        }
        return fits;
    }

    /** The first cells of a row of a template. */
    static List<String> cells(CandidateRoll.Entry entry, Shown shown) {
        return List.of(
                String.valueOf(entry.number()),
                shown.text(PersonField.NAME, entry.name()),
                String.valueOf(entry.position()));
    }
}
