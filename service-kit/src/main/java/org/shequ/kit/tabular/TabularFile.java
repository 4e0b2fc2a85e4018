package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file on disk, whose rows can be read from the first as often as is needed. */
final class TabularFile {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)\"?");

    private TabularFile() {}

    /**
     * All rows, titles above the header row included.
     *
     * @param mediaType {@code text/csv}, with a charset or without, or the xlsx type; anything else is 415
     * @param sheet which sheet of a workbook is meant; null where only one fits the columns
     */
    static RawRows rows(Path file, String mediaType, Columns columns, @Nullable String sheet) throws IOException {
        if (Files.size(file) == 0) {
            throw ProblemException.of(TabularProblem.FILE_EMPTY);
        }
        return switch (plain(mediaType)) {
            case TabularMedia.CSV -> {
                var charset = CHARSET.matcher(mediaType);
                yield CsvRows.open(file, charset.find() ? charset.group(1) : null);
            }
            case TabularMedia.XLSX -> XlsxSheets.open(file, columns, sheet);
            default -> throw ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        };
    }

    /** The media type without its parameters. */
    static String plain(String mediaType) {
        var semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
