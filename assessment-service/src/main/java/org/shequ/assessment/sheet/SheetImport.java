package org.shequ.assessment.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes in a file of sheets, one row each: all or nothing, unless the good rows alone are accepted. */
@ApplicationScoped
class SheetImport implements ImportHandler {

    static final String KIND = "sheet-import";

    private final ImportRun imports;
    private final Cycles cycles;
    private final Schemes schemes;
    private final TakeSheets takeSheets;

    SheetImport(ImportRun imports, Cycles cycles, Schemes schemes, TakeSheets takeSheets) {
        this.imports = imports;
        this.cycles = cycles;
        this.schemes = schemes;
        this.takeSheets = takeSheets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return sheets(cycleId(parameters), scope).table();
    }

    @Override
    public void run(JobContext job) {
        UUID cycleId = cycleId(job.parameters());
        imports.run(job, new File(cycleId, sheets(cycleId, job.scope())));
    }

    private static UUID cycleId(JsonNode parameters) {
        return UUID.fromString(parameters.path("cycleId").asText());
    }

    private SheetTable sheets(UUID cycleId, Scope scope) {
        Cycle cycle = cycles.get(cycleId, scope);
        return new SheetTable(schemes.get(cycle.schemeId(), Scope.ALL).content());
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
            return row.says(sheets.entry(row));
        }

        @Override
        public void take(RowSet<SheetEntry> rows) {
            Map<Long, RowSet.Line<SheetEntry>> byNumber = rows.lines().stream()
                    .collect(Collectors.toMap(line -> line.row().number(), Function.identity()));
            List<SheetEntry> entries =
                    rows.lines().stream().map(RowSet.Line::said).toList();
            TakeSheets.Outcome outcome = takeSheets.handle(cycleId, entries);
            outcome.faults().forEach(fault -> {
                RowSet.Line<SheetEntry> line = byNumber.get(fault.index());
                if (line != null) {
                    rows.refuse(line, problem(fault));
                }
            });
            rows.count("taken", outcome.taken());
        }

        private static RowProblem problem(SheetFault fault) {
            return new RowProblem(
                    fault.index(),
                    fault.member().equals("raterClass") ? "rater_class" : fault.member(),
                    fault.value(),
                    fault.rule(),
                    fault.english() + " / " + fault.chinese());
        }
    }
}
