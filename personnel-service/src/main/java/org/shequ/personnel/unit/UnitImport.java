package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.personnel.roster.RosterImport;
import org.shequ.personnel.roster.RowReader;
import org.shequ.personnel.vocabulary.UnitKind;
import org.shequ.personnel.vocabulary.UnitStatus;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes in units that exist already. A unit that is known is updated; parents stand before their children. */
@ApplicationScoped
public class UnitImport implements JobHandler {

    static final String KIND = "unit-import";

    public static final Columns COLUMNS = Columns.of(
            Column.of("code", "区划代码", "统计用区划代码", "代码").required(),
            Column.of("name", "名称", "单位名称", "区划名称").required(),
            Column.of("kind", "类型", "单位类型").required(),
            Column.of("parent_code", "上级代码", "上级区划代码").required(),
            Column.of("valid_from", "生效日期", "设立日期"),
            Column.of("urban_rural_class", "城乡分类代码", "城乡分类"));

    /** Units of which the file does not say since when they exist have always been there. */
    private static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);

    private final RosterImport rosterImport;
    private final OrgUnits units;
    private final UnitEvents events;

    @Inject
    public UnitImport(RosterImport rosterImport, OrgUnits units, UnitEvents events) {
        this.rosterImport = rosterImport;
        this.units = units;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        Set<String> named = new HashSet<>(); // of a nation's file about 60 MB; its rows are never whole in memory
        rosterImport.run(
                job,
                new RosterImport.Kind<>(
                        "units-imported", COLUMNS, row -> namedOnce(read(row), row, named), rows -> apply(job, rows)));
    }

    private void apply(JobContext job, RosterImport.RowSet<Draft> rows) {
        Map<RowReader, Draft> drafts = rows.good();
        Set<String> named = new HashSet<>();
        drafts.values().forEach(draft -> {
            named.add(draft.code);
            named.add(draft.parentCode == null ? draft.code : draft.parentCode);
        });
        Map<String, OrgUnit> known = units.byCode(named);
        Map<String, OrgUnit> tree = new LinkedHashMap<>(known);
        List<OrgUnit> created = new ArrayList<>();
        List<OrgUnit> updated = new ArrayList<>();
        drafts.forEach((row, draft) -> {
            OrgUnit unit = draft.over(known.get(draft.code));
            check(job, row, unit, tree);
            if (!row.isGood()) {
                return;
            }
            tree.put(unit.code(), unit);
            if (!known.containsKey(unit.code())) {
                created.add(unit);
            } else if (!unit.equals(known.get(unit.code()))) {
                updated.add(unit);
            } else {
                rows.unchanged(1);
            }
        });
        write(rows, created, updated);
    }

    private static void check(JobContext job, RowReader row, OrgUnit unit, Map<String, OrgUnit> tree) {
        if (!job.scope().covers(unit.code())) {
            row.refuse("code", unit.code(), "SCOPE", "lies outside your data scope", "超出您的数据范围");
        } else {
            String parentCode = unit.parentCode();
            UnitRules.broken(unit, parentCode == null ? null : tree.get(parentCode))
                    .ifPresent(row::refuse);
        }
    }

    private void write(RosterImport.RowSet<Draft> rows, List<OrgUnit> created, List<OrgUnit> updated) {
        units.insert(created);
        units.update(updated);
        rows.created(created.size());
        rows.updated(updated.size());
        events.publishNew(created);
        events.publish(updated);
    }

    /** Rows are read once each and in the order of the file: the second of two is refused, however far apart they are. */
    private static @Nullable Draft namedOnce(@Nullable Draft draft, RowReader row, Set<String> named) {
        if (draft == null || named.add(draft.code)) {
            return draft;
        }
        row.refuse("code", draft.code, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
        return null;
    }

    private static @Nullable Draft read(RowReader row) {
        String code = row.required("code");
        String name = row.required("name");
        UnitKind kind = row.requiredCode("kind", UnitKind.class);
        String parentCode = row.text("parent_code");
        LocalDate validFrom = row.date("valid_from");
        UrbanRuralClass urbanRuralClass = row.code("urban_rural_class", UrbanRuralClass.class);
        return row.isGood() && kind != null
                ? new Draft(code, name, kind, parentCode, validFrom, urbanRuralClass)
                : null;
    }

    private record Draft(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parentCode,
            @Nullable LocalDate validFrom,
            @Nullable UrbanRuralClass urbanRuralClass) {

        /** What the file leaves open stays as it is known. */
        OrgUnit over(@Nullable OrgUnit known) {
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
