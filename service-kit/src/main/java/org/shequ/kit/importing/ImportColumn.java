package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.tabular.Column;

import java.util.List;

/**
 * A column of an import, said once: its name and headers, what stands in it, whether it must, an example, its meaning.
 * Reading, templates, refusals and the OpenAPI document come from this.
 *
 * @param name as programs write it: {@code unit_code}
 * @param headers as people write it; the first is that of templates in Chinese
 * @param standing whether the file must have the column
 * @param needed whether every row must have a value
 * @param field what it tells of a person, for readers who did not hand the file in; null for what tells nothing of one
 * @param instead the column that may stand, and be filled in, in its place; null where none may
 */
public record ImportColumn<T>(
        String name,
        List<String> headers,
        CellType<T> type,
        boolean standing,
        boolean needed,
        String example,
        String english,
        String chinese,
        @Nullable PersonField field,
        @Nullable ImportColumn<?> instead) {

    public static <T> ImportColumn<T> of(String name, CellType<T> type, String... headers) {
        return new ImportColumn<>(name, List.of(headers), type, false, false, "", "", "", null, null);
    }

    /** The file must have the column, and every row a value in it. */
    public ImportColumn<T> required() {
        return new ImportColumn<>(name, headers, type, true, true, example, english, chinese, field, instead);
    }

    /** The file must have the column; a row may leave it blank. */
    public ImportColumn<T> present() {
        return new ImportColumn<>(name, headers, type, true, false, example, english, chinese, field, instead);
    }

    public ImportColumn<T> example(String text) {
        return new ImportColumn<>(name, headers, type, standing, needed, text, english, chinese, field, instead);
    }

    public ImportColumn<T> meaning(String inEnglish, String inChinese) {
        return new ImportColumn<>(name, headers, type, standing, needed, example, inEnglish, inChinese, field, instead);
    }

    /** What must stand or be filled in here may do so there instead. */
    public ImportColumn<T> or(ImportColumn<?> other) {
        return new ImportColumn<>(name, headers, type, standing, needed, example, english, chinese, field, other);
    }

    /** What the column tells of a person. */
    public ImportColumn<T> of(PersonField told) {
        return new ImportColumn<>(name, headers, type, standing, needed, example, english, chinese, told, instead);
    }

    public String header(Language language) {
        return language == Language.ZH && !headers.isEmpty() ? headers.getFirst() : name;
    }

    Column column() {
        var column = Column.of(name, headers.toArray(String[]::new));
        var inPlace = instead == null ? column : column.or(instead.name());
        return standing ? inPlace.required() : inPlace;
    }

    /** What the column holds, for templates and the document. */
    String description(Language language) {
        var meaning = language.choose(english, chinese);
        var form = language.choose(type.english(), type.chinese());
        return meaning.isEmpty() ? form : meaning + language.choose("; ", "；") + form;
    }
}
