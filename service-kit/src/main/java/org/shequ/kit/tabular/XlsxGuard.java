package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks a workbook over before the spreadsheet reader, which believes what it reads, gets it: one pass in constant
 * memory that refuses what is damaged, protected, swollen, or would make the reader allocate without bound.
 */
final class XlsxGuard {

    private static final long MAX_INFLATED = 1L << 30;
    private static final long MAX_SHARED_STRINGS = 128L << 20;
    private static final long RATIO_FROM = 4L << 20;
    private static final long MAX_RATIO = 150;
    private static final int MAX_ENTRIES = 2_000;
    private static final int SHEET_COLUMNS = 16_384;
    private static final int MAX_NAME = 8;

    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private long inflated;

    private XlsxGuard(ZipFile zip) {
        this.zip = zip;
    }

    static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] <= 7 && start[3] <= 8;
    }

    /** OLE 2: an old .xls, or the wrapping of a workbook with a password. */
    static boolean isCompoundFile(byte[] start) {
        return start.length >= 4
                && (start[0] & 0xff) == 0xd0
                && (start[1] & 0xff) == 0xcf
                && (start[2] & 0xff) == 0x11
                && (start[3] & 0xff) == 0xe0;
    }

    static void check(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        if (isCompoundFile(start)) {
            throw ProblemException.of(TabularProblem.FILE_ENCRYPTED);
        }
        if (!isZip(start)) {
            throw damaged(null);
        }
        try (var zip = new ZipFile(file.toFile())) {
            new XlsxGuard(zip).checkEntries();
        } catch (ZipException | XMLStreamException malformed) {
            throw damaged(malformed);
        } catch (IOException broken) {
            throw damaged(broken); // the file is local: what fails to inflate is the file's own fault
        }
    }

    static ProblemException damaged(@Nullable Throwable cause) {
        return cause == null
                ? ProblemException.of(TabularProblem.FILE_DAMAGED, TabularMedia.XLSX)
                : ProblemException.causedBy(cause, TabularProblem.FILE_DAMAGED, TabularMedia.XLSX);
    }

    private void checkEntries() throws IOException, XMLStreamException {
        if (zip.size() > MAX_ENTRIES) {
            throw ProblemException.of(TabularProblem.FILE_INFLATES);
        }
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw damaged(null);
        }
        var entries = zip.entries();
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            var name = entry.getName().toLowerCase(Locale.ROOT);
            try (var in = new Counted(entry)) {
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    checkXml(in, name.contains("worksheets/"));
                } else {
                    in.skip(Long.MAX_VALUE);
                }
            }
        }
    }

    private static void checkXml(InputStream in, boolean sheet) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(in);
        try {
            long row = 0;
            int column = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw damaged(null);
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (sheet && xml.getLocalName().equals("row")) {
                            row++;
                            column = 0;
                        } else if (sheet && xml.getLocalName().equals("c")) {
                            column = columnOf(xml.getAttributeValue(null, "r"), column) + 1;
                            if (column > SHEET_COLUMNS) {
                                throw ProblemException.of(TabularProblem.TOO_MANY_COLUMNS, row, RawRows.MAX_COLUMNS);
                            }
                        }
                    }
                    default -> {
                        // text and the rest only have to be well-formed
                    }
                }
            }
        } finally {
            xml.close();
        }
    }

    /** Zero-based column of a reference such as AB12; {@code following} when the cell does not say. */
    static int columnOf(@Nullable String reference, int following) {
        if (reference == null) {
            return following;
        }
        var column = 0;
        for (int i = 0; i < reference.length() && i < MAX_NAME; i++) {
            var c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                return column == 0 ? following : column - 1;
            }
            column = Math.min(column * 26 + (c - 'A' + 1), SHEET_COLUMNS + 1);
        }
        return column - 1;
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Counts what an entry really inflates to, whatever its header says. */
    private final class Counted extends FilterInputStream {

        private final long packed;
        private final boolean sharedStrings;
        private long count;

        Counted(ZipEntry entry) throws IOException {
            super(zip.getInputStream(entry));
            this.packed = Math.max(1, entry.getCompressedSize());
            this.sharedStrings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
        }

        @Override
        public int read() throws IOException {
            var b = super.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var n = super.read(target, offset, length);
            add(Math.max(0, n));
            return n;
        }

        @Override
        public long skip(long length) throws IOException {
            var buffer = new byte[1 << 14];
            var skipped = 0L;
            while (skipped < length) {
                var n = read(buffer, 0, (int) Math.min(buffer.length, length - skipped));
                if (n < 0) {
                    break;
                }
                skipped += n;
            }
            return skipped;
        }

        private void add(int n) {
            count += n;
            inflated += n;
            if (inflated > MAX_INFLATED
                    || (sharedStrings && count > MAX_SHARED_STRINGS)
                    || (count > RATIO_FROM && count / packed > MAX_RATIO)) {
                throw ProblemException.of(TabularProblem.FILE_INFLATES);
            }
        }
    }
}
