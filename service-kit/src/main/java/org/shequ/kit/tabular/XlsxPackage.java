package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a workbook (ECMA-376): which sheets there are, its shared strings and its cell formats. Elements are known
 * by their local names, so that Strict workbooks are read as Transitional ones are. Parts that are missing are empty.
 */
final class XlsxPackage implements AutoCloseable {

    private static final String WORKBOOK = "xl/workbook.xml";

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean dates1904;
    private XlsxStrings strings = XlsxStrings.NONE;
    private XlsxFormats formats = XlsxFormats.NONE;

    private XlsxPackage(ZipFile zip) {
        this.zip = zip;
        for (var entry : Collections.list(zip.entries())) {
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    /** A sheet that may be read. */
    record Sheet(String name, String part, boolean hidden) {}

    private record Relation(String type, String target) {}

    static XlsxPackage open(Path file) throws IOException {
        var workbook = new XlsxPackage(new ZipFile(file.toFile()));
        try {
            workbook.read();
            return workbook;
        } catch (XMLStreamException | IOException | RuntimeException malformed) {
            workbook.close();
            throw malformed instanceof ProblemException problem ? problem : XlsxGuard.damaged(malformed);
        }
    }

    List<Sheet> visibleSheets() {
        return sheets.stream().filter(sheet -> !sheet.hidden()).toList();
    }

    XlsxStrings strings() {
        return strings;
    }

    XlsxFormats formats() {
        return formats;
    }

    boolean dates1904() {
        return dates1904;
    }

    InputStream open(Sheet sheet) throws IOException {
        var entry = entries.get(key(sheet.part()));
        return entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry);
    }

    private void read() throws IOException, XMLStreamException {
        var root = relations("").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse(WORKBOOK);
        var relations = relations(root);
        readWorkbook(root, relations);
        for (var relation : relations.values()) {
            var entry = entries.get(key(relation.target()));
            if (entry != null && relation.type().equals("sharedStrings")) {
                strings = read(entry, XlsxStrings::read);
            } else if (entry != null && relation.type().equals("styles")) {
                formats = read(entry, XlsxFormats::read);
            }
        }
    }

    private void readWorkbook(String part, Map<String, Relation> relations) throws IOException, XMLStreamException {
        var entry = entries.get(key(part));
        if (entry == null) {
            throw XlsxGuard.damaged(null);
        }
        read(entry, xml -> {
            while (Xml.nextElement(xml)) {
                switch (xml.getLocalName()) {
                    case "workbookPr" -> dates1904 = Xml.truth(xml.getAttributeValue(null, "date1904"));
                    case "sheet" -> addSheet(xml, relations);
                    default -> {
                        // nothing of it says where rows are
                    }
                }
            }
            return sheets;
        });
    }

    private void addSheet(XMLStreamReader xml, Map<String, Relation> relations) {
        var relation = relations.get(Xml.attribute(xml, "id", ""));
        if (relation != null && relation.type().equals("worksheet")) {
            var state = Xml.attribute(xml, "state", "visible");
            sheets.add(new Sheet(Xml.attribute(xml, "name", ""), relation.target(), !state.equals("visible")));
        }
    }

    /** What a part refers to, by id; the type without the namespace that says which edition of the standard it follows. */
    private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        var slash = part.lastIndexOf('/') + 1;
        var folder = part.substring(0, slash);
        var entry = entries.get(key(folder + "_rels/" + part.substring(slash) + ".rels"));
        if (entry == null) {
            return Map.of();
        }
        return read(entry, xml -> {
            var relations = new HashMap<String, Relation>();
            while (Xml.nextElement(xml)) {
                if (xml.getLocalName().equals("Relationship")) {
                    var type = Xml.attribute(xml, "Type", "");
                    relations.put(
                            Xml.attribute(xml, "Id", ""),
                            new Relation(
                                    type.substring(type.lastIndexOf('/') + 1),
                                    resolved(folder, Xml.attribute(xml, "Target", ""))));
                }
            }
            return relations;
        });
    }

    private <T> T read(ZipEntry entry, Xml.Content<T> content) throws IOException, XMLStreamException {
        try (var in = zip.getInputStream(entry)) {
            return Xml.read(in, content);
        }
    }

    /** Targets are relative to the folder of the part that names them, or begin at the root. */
    private static String resolved(String folder, String target) {
        var plain = target.replace('\\', '/');
        return plain.startsWith("/")
                ? plain.substring(1)
                : Path.of("/" + folder + plain).normalize().toString().substring(1);
    }

    private static String key(@Nullable String name) {
        return name == null ? "" : name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
