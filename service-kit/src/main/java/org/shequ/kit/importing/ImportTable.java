package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.TabularRow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All columns of an import, in the order of its template. */
public final class ImportTable {

    /** A number may begin with a sign, as in +86 138 1234 5678. */
    private static final Pattern SIGNED_NUMBER = Pattern.compile(".[0-9][0-9 .,-]*");

    private final List<ImportColumn<?>> all;
    private final Map<String, ImportColumn<?>> byName = new HashMap<>();
    private final Columns columns;

    private ImportTable(List<ImportColumn<?>> all, List<Column> passedOver) {
        this.all = all;
        all.forEach(column -> byName.put(column.name(), column));
        this.columns = Columns.of(all.stream().map(ImportColumn::column).toArray(Column[]::new))
                .passingOver(passedOver);
    }

    public static ImportTable of(ImportColumn<?>... columns) {
        return new ImportTable(List.of(columns), List.of());
    }

    public static ImportTable of(List<ImportColumn<?>> columns) {
        return new ImportTable(List.copyOf(columns), List.of());
    }

    /** The same; an export has these columns too, and its file may come back with them: they are not read. */
    public ImportTable passingOver(List<Column> exported) {
        return new ImportTable(all, exported);
    }

    public List<ImportColumn<?>> all() {
        return all;
    }

    public Columns columns() {
        return columns;
    }

    /** The column of this name; a name that nobody declared is a mistake of the caller. */
    ImportColumn<?> get(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /**
     * As much of a cell as a reader may see who did not hand it in.
     *
     * @param column null for what no import reads: words of the clerk's own
     */
    String shown(@Nullable String column, String text, Shown to) {
        var declared = column == null ? null : byName.get(column);
        if (declared == null) {
            return Masking.revealing(to.words(text));
        }
        var field = declared.field();
        return field == null ? Masking.revealing(declared.type().shown().apply(text)) : to.text(field, text);
    }

    /** Reads every cell of a row, and says at once everything that is wrong with it by itself. */
    ReadRow read(TabularRow row, TabularReader file) {
        var read = new ReadRow.Cells(this, file, row);
        for (var fault : row.faults()) {
            read.refuse(fault);
        }
        for (var column : all) {
            if (row.faults().isEmpty() || !read.isRefused(column)) {
                read(column, row.text(column.name()), read);
            }
        }
        return read.row();
    }

    private static <T> void read(ImportColumn<T> column, @Nullable String text, ReadRow.Cells read) {
        if (text == null || column.type().isBlank(text)) {
            if (column.needed() && !read.isGiven(column.instead())) {
                read.refuse(column, "REQUIRED", "a value is needed", "必填");
            }
            return;
        }
        if (isFormula(text)) {
            read.refuse(column, "FORMULA", "is a formula, not a value", "是公式而不是值");
            return;
        }
        var reading = column.type().read().apply(text);
        var refusal = reading.refusal();
        var value = reading.value();
        if (refusal != null) {
            read.refuse(column, refusal.rule(), refusal.english(), refusal.chinese());
        } else if (value != null) {
            read.put(column, value);
        }
    }

    private static boolean isFormula(String text) {
        return switch (text.charAt(0)) {
            case '=', '@', '\uff1d', '\uff20' -> true;
            case '+', '-', '\uff0b', '\uff0d' -> !SIGNED_NUMBER.matcher(text).matches();
            default -> false;
        };
    }

    /** The columns as the document lists them. */
    public String description(Language language) {
        return all.stream()
                .map(column -> language.choose(
                        column.name() + (column.needed() ? " (required): " : ": ") + column.description(Language.EN),
                        column.header(Language.ZH)
                                + (column.needed() ? "（必填）：" : "：")
                                + column.description(Language.ZH)))
                .collect(Collectors.joining(language.choose(". ", "。"), "", language.choose(".", "。")));
    }
}
