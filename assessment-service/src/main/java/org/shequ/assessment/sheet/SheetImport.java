package org.shequ.assessment.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes in a file of sheets, one row each: all or nothing, unless the good rows alone are accepted. */
@ApplicationScoped
class SheetImport implements ImportHandler {

    static final String KIND = "sheet-import";

    private final ImportRun imports;
    private final SheetTables tables;
    private final EnterSheets enterSheets;

    SheetImport(ImportRun imports, SheetTables tables, EnterSheets enterSheets) {
        this.imports = imports;
        this.tables = tables;
        this.enterSheets = enterSheets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return tables.columns(cycleId(parameters), scope).table();
    }

    @Override
    public void run(JobContext job) {
        UUID cycleId = cycleId(job.parameters());
        imports.run(job, new File(cycleId, tables.columns(cycleId, job.scope())));
    }

    private static UUID cycleId(JsonNode parameters) {
        return UUID.fromString(parameters.path("cycleId").asText());
    }

    /** One file of sheets. */
    private final class File implements ImportKind<SheetEntry> {

        private final UUID cycleId;
        private final SheetTable sheets;

        File(UUID cycleId, SheetTable sheets) {
            this.cycleId = cycleId;
            this.sheets = sheets;
        }

        @Override
        public ImportTable table() {
            return sheets.table();
        }

        /** The command that takes sheets puts them on record. */
        @Override
        public @Nullable String action() {
            return null;
        }

        @Override
        public boolean takesSetsAlone() {
            return false;
        }

        @Override
        public JudgedRow<SheetEntry> judge(ReadRow row) {
            return row.judged(sheets.entry(row), List.of());
        }

        @Override
        public void take(RowSet<SheetEntry> rows) {
            Map<Long, RowSet.Line<SheetEntry>> byNumber = rows.lines().stream()
                    .collect(Collectors.toMap(line -> line.row().number(), Function.identity()));
            List<SheetEntry> entries =
                    rows.lines().stream().map(RowSet.Line::said).toList();
            Set<Long> refused = rows.lines().stream()
                    .filter(line -> !rows.isGood(line))
                    .map(line -> line.row().number())
                    .collect(Collectors.toSet());
            EnterSheets.Outcome outcome = enterSheets.handle(cycleId, entries, refused);
            outcome.faults().forEach(fault -> {
                RowSet.Line<SheetEntry> line = byNumber.get(fault.index());
                if (line != null) {
                    rows.refuse(line, sheets.column(fault), fault.rule(), fault.english(), fault.chinese());
                }
            });
            rows.count("taken", outcome.taken());
        }
    }
}
