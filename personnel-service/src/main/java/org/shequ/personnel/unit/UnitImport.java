package org.shequ.personnel.unit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.database.Database;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.importing.UnitColumns;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.codelist.CodeCells;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes in units that exist already. A unit that is known is updated; parents stand before their children. */
@ApplicationScoped
public class UnitImport implements ImportHandler {

    public static final String KIND = "unit-import";

    private static final ImportColumn<String> CODE = ImportColumn.of(
                    "code", CellTypes.unitCode(), "区划代码", "统计用区划代码", "代码")
            .required()
            .example("320613002004")
            .meaning("Statistical code: 6, 9 or 12 digits, grids with a suffix", "统计用区划代码，6、9 或 12 位，网格另加后缀");
    private static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.text(200), "名称", "单位名称", "区划名称")
            .required()
            .example("濠北社区");
    private static final ImportColumn<UnitKind> UNIT_KIND = ImportColumn.of(
                    "kind", CodeCells.of(UnitKind.class), "类型", "单位类型")
            .required()
            .example("社区");
    private static final ImportColumn<String> PARENT_NAME = ImportColumn.of(
                    "parent_name", CellTypes.unit(), "上级名称", "上级单位", "上级")
            .meaning("Instead of the code; beside it, held against it", "可代替代码填写；与代码同填时予以核对");
    private static final ImportColumn<String> PARENT_CODE = ImportColumn.of(
                    "parent_code", CellTypes.unit(), "上级代码", "上级区划代码")
            .present()
            .or(PARENT_NAME)
            .example("320613002")
            .meaning("Code or name of the unit above; it stands before", "上级单位的区划代码或名称，须先于下级");
    private static final ImportColumn<LocalDate> VALID_FROM =
            ImportColumn.of("valid_from", CellTypes.date(), "生效日期", "设立日期").example("2010-01-01");
    private static final ImportColumn<UrbanRuralClass> URBAN_RURAL_CLASS = ImportColumn.of(
                    "urban_rural_class", CodeCells.of(UrbanRuralClass.class), "城乡分类代码", "城乡分类")
            .example("111");

    private static final UnitColumns PARENT = new UnitColumns(PARENT_CODE, PARENT_NAME);

    public static final ImportTable TABLE =
            ImportTable.of(CODE, NAME, UNIT_KIND, PARENT_CODE, PARENT_NAME, VALID_FROM, URBAN_RURAL_CLASS);

    /** Units of which the file does not say since when they exist have always been there. */
    private static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);

    public static final Template TEMPLATE = new Template("units", TABLE);

    private final ImportRun imports;
    private final OrgUnits units;
    private final UnitEvents events;
    private final NamedUnits unitNames;

    public UnitImport(ImportRun imports, OrgUnits units, UnitEvents events, Database database) {
        this.imports = imports;
        this.units = units;
        this.events = events;
        this.unitNames = new NamedUnits(database, "org_units");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return TABLE;
    }

    @Override
    public Optional<Template> template() {
        return Optional.of(TEMPLATE);
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job.scope()));
    }

    /** One file of units. */
    private final class File implements ImportKind<Draft> {

        private final Scope scope;
        private final Set<String> named =
                new HashSet<>(); // of a nation's file about 60 MB; its rows are never whole in memory

        File(Scope scope) {
            this.scope = scope;
        }

        @Override
        public ImportTable table() {
            return TABLE;
        }

        @Override
        public String action() {
            return "units-imported";
        }

        /** Rows are read once each and in the order of the file: the second of two is refused, however far apart they are. */
        @Override
        public JudgedRow<Draft> judge(ReadRow row) {
            String code = row.get(CODE);
            boolean again = code != null && !named.add(code);
            return row.judged(
                    new Draft(
                            row.get(CODE, ""),
                            row.get(NAME, ""),
                            row.get(UNIT_KIND),
                            PARENT.written(row),
                            row.get(VALID_FROM),
                            row.get(URBAN_RURAL_CLASS)),
                    again
                            ? List.of(row.problem(CODE, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现"))
                            : List.of());
        }

        @Override
        public void take(RowSet<Draft> rows) {
            takeUnits(rows, scope);
        }
    }

    private void takeUnits(RowSet<Draft> rows, Scope scope) {
        Map<String, Set<String>> besides = new HashMap<>();
        rows.lines()
                .forEach(line -> besides.computeIfAbsent(NamedUnits.key(line.said().name), name -> new HashSet<>())
                        .add(line.said().code));
        unitNames.settle(rows, PARENT, Draft::parentCode, Draft::under, scope, besides);
        Set<String> codes = new HashSet<>();
        rows.lines().forEach(line -> {
            Draft draft = line.said();
            codes.add(draft.code);
            codes.add(draft.parentCode == null ? draft.code : draft.parentCode);
        });
        Map<String, OrgUnit> known = units.byCode(codes);
        Map<String, OrgUnit> tree = new LinkedHashMap<>(known);
        List<OrgUnit> created = new ArrayList<>();
        List<OrgUnit> updated = new ArrayList<>();
        for (RowSet.Line<Draft> line : rows.lines()) {
            Draft draft = line.said();
            OrgUnit unit = draft.over(known.get(draft.code));
            check(rows, line, unit, tree, scope);
            if (!rows.isGood(line)) {
                continue;
            }
            tree.put(unit.code(), unit);
            if (!known.containsKey(unit.code())) {
                created.add(unit);
            } else if (!unit.equals(known.get(unit.code()))) {
                updated.add(unit);
            } else {
                rows.unchanged(1);
            }
        }
        write(rows, created, updated);
    }

    private static void check(
            RowSet<Draft> rows, RowSet.Line<Draft> line, OrgUnit unit, Map<String, OrgUnit> tree, Scope scope) {
        if (rows.isUnread(line, CODE)) {
            return;
        }
        if (!scope.covers(unit.code())) {
            rows.refuse(line, CODE, "SCOPE", "lies outside your data scope", "超出您的数据范围");
        } else {
            String parentCode = unit.parentCode();
            UnitRules.broken(unit, parentCode == null ? null : tree.get(parentCode)).stream()
                    .filter(broken -> !broken.rule().equals("PARENT_KIND") || !rows.isUnread(line, UNIT_KIND))
                    .forEach(broken -> rows.refuse(line, broken));
        }
    }

    private void write(RowSet<Draft> rows, List<OrgUnit> created, List<OrgUnit> updated) {
        units.insert(created);
        units.update(updated);
        rows.created(created.size());
        rows.updated(updated.size());
        events.publishNew(created);
        events.publish(updated);
    }

    private record Draft(
            String code,
            String name,
            @Nullable UnitKind stated,
            @Nullable String parentCode,
            @Nullable LocalDate validFrom,
            @Nullable UrbanRuralClass urbanRuralClass) {

        /** The same under the unit with this code. */
        Draft under(@Nullable String parent) {
            return new Draft(code, name, stated, parent, validFrom, urbanRuralClass);
        }

        /** What the file leaves open stays as it is known. */
        OrgUnit over(@Nullable OrgUnit known) {
            UnitKind kind = stated == null ? UnitCode.kindOf(code) : stated;
            LocalDate since = validFrom != null ? validFrom : known != null ? known.validFrom() : ALWAYS;
            UrbanRuralClass urban =
                    urbanRuralClass != null ? urbanRuralClass : known != null ? known.urbanRuralClass() : null;
            return known == null
                    ? new OrgUnit(code, name, kind, parentCode, UnitStatus.ACTIVE, urban, since, null, 1)
                    : new OrgUnit(
                            code,
                            name,
                            kind,
                            parentCode,
                            known.status(),
                            urban,
                            since,
                            known.validTo(),
                            known.version());
        }
    }
}
