package org.shequ.kit.tabular;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * CSV (RFC 4180) as spreadsheets write it: comma, semicolon or tab, in UTF-8 with or without a byte order mark, UTF-16
 * with one, or GB18030 (and so GBK), which Chinese spreadsheets still write.
 */
final class CsvRows implements RawRows {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int MAX_FIELDS = 16_384;
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_RECORD = 1 << 23;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long number;

    private CsvRows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.records = reader.iterator();
    }

    static CsvRows open(Path file, @Nullable String declared) throws IOException {
        requireText(file);
        var encoding = Encoding.of(file, declared);
        var handler = CsvRecordHandler.of(
                limits -> limits.maxFields(MAX_FIELDS).maxFieldSize(MAX_FIELD).maxRecordSize(MAX_RECORD));
        var reader = CsvReader.builder()
                .fieldSeparator(separator(file, encoding))
                .skipEmptyLines(false) // so that rows are numbered as a spreadsheet numbers them
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_RECORD)
                .build(handler, encoding.reader(file));
        return new CsvRows(reader);
    }

    @Override
    public @Nullable Raw next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var record = records.next();
            number++;
            if (record.getFieldCount() > MAX_COLUMNS) {
                throw tooManyColumns(number);
            }
            var cells = new ArrayList<@Nullable String>(record.getFieldCount());
            for (var field : record.getFields()) {
                cells.add(Cells.clean(field, number));
            }
            return new Raw(number, cells);
        } catch (CsvParseException malformed) {
            throw refused(malformed);
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof CharacterCodingException) {
                throw ProblemException.causedBy(failure, TabularProblem.FILE_ENCODING);
            }
            throw failure;
        }
    }

    private ProblemException refused(CsvParseException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return ProblemException.causedBy(malformed, TabularProblem.FILE_ENCODING);
            }
            var message = String.valueOf(cause.getMessage());
            if (message.contains("fields")) {
                return tooManyColumns(number + 1);
            }
            if (message.contains("size")) {
                return ProblemException.causedBy(malformed, TabularProblem.CELL_TOO_LONG, number + 1, MAX_CELL);
            }
        }
        return ProblemException.causedBy(malformed, TabularProblem.FILE_DAMAGED, TabularMedia.CSV)
                .violation(
                        "/rows/" + (number + 1),
                        "CSV",
                        "a quotation mark is not closed or stands inside a value",
                        "引号未闭合，或出现在值的中间");
    }

    private static ProblemException tooManyColumns(long row) {
        return ProblemException.of(TabularProblem.TOO_MANY_COLUMNS, row, MAX_COLUMNS);
    }

    /** Workbooks are often sent as CSV by mistake. */
    private static void requireText(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(8);
            if (XlsxGuard.isZip(start) || XlsxGuard.isCompoundFile(start)) {
                throw ProblemException.of(TabularProblem.FILE_DAMAGED, TabularMedia.CSV)
                        .violation("", "MEDIA_TYPE", "the file is a workbook, not text/csv", "文件是工作簿，不是 CSV");
            }
        }
    }

    /** The separator that the first line with any has most of, outside quotation marks: a title above has none. */
    private static char separator(Path file, Encoding encoding) throws IOException {
        var counts = new int[3];
        var separators = ",;\t";
        try (var in = encoding.reader(file)) {
            var quoted = false;
            for (int i = 0; i < MAX_FIELD; i++) {
                var c = in.read();
                if (c < 0 || (!quoted && (c == '\n' || c == '\r') && counts[0] + counts[1] + counts[2] > 0)) {
                    break;
                }
                quoted ^= c == '"';
                var index = quoted ? -1 : separators.indexOf(c);
                if (index >= 0) {
                    counts[index]++;
                }
            }
        } catch (CharacterCodingException unreadable) {
            throw ProblemException.causedBy(unreadable, TabularProblem.FILE_ENCODING);
        }
        var best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return separators.charAt(best);
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    /** How the bytes are to be read, and how many of them are a byte order mark. */
    record Encoding(Charset charset, int skip) {

        static Encoding of(Path file, @Nullable String declared) throws IOException {
            byte[] start;
            try (var in = Files.newInputStream(file)) {
                start = in.readNBytes(3);
            }
            if (startsWith(start, 0xef, 0xbb, 0xbf)) {
                return new Encoding(StandardCharsets.UTF_8, 3);
            }
            if (startsWith(start, 0xff, 0xfe)) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            if (startsWith(start, 0xfe, 0xff)) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            if (decodes(file, StandardCharsets.UTF_8)) {
                return new Encoding(StandardCharsets.UTF_8, 0);
            }
            var second = declared == null ? GB18030 : named(declared);
            return new Encoding(second, 0);
        }

        /** What is not UTF-8 may be said to be something else; a charset that nobody knows is no help. */
        private static Charset named(String declared) {
            try {
                var charset = Charset.forName(declared);
                return charset.name().startsWith("GB") || charset.equals(StandardCharsets.UTF_8) ? GB18030 : charset;
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                return GB18030;
            }
        }

        InputStreamReader reader(Path file) throws IOException {
            InputStream in = new BufferedInputStream(Files.newInputStream(file));
            in.skipNBytes(skip);
            return new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        private static boolean decodes(Path file, Charset charset) throws IOException {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var bytes = ByteBuffer.allocate(1 << 16);
            var characters = CharBuffer.allocate(1 << 16);
            try (var channel = Files.newByteChannel(file)) {
                while (true) {
                    var end = channel.read(bytes) < 0;
                    bytes.flip();
                    if (decoder.decode(bytes, characters.clear(), end).isError()) {
                        return false;
                    }
                    if (end) {
                        return true;
                    }
                    bytes.compact();
                }
            }
        }

        private static boolean startsWith(byte[] start, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (i >= start.length || (start[i] & 0xff) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
