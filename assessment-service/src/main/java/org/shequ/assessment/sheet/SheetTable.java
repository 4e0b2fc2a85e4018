package org.shequ.assessment.sheet;

import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.Indicator;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;
import org.shequ.kit.importing.CellType;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.privacy.Shown;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a scheme's sheets: subject, rater class, rater, ordinary, a column per marked indicator (by code or name)
 * and, where evidence is given, {@code <code>_evidence}.
 */
final class SheetTable {

    /** People are named by names too, which are shown in part. */
    private static final ImportColumn<String> SUBJECT_NAME = ImportColumn.of(
                    SheetFault.SUBJECT_NAME,
                    CellTypes.text(64).showing(SheetTable::shown),
                    "对象名称",
                    "社区名称",
                    "社区",
                    "unit_name",
                    "姓名",
                    "人员姓名",
                    "name")
            .meaning("Instead of the code or number; beside it, held against it", "可代替代码或编号填写；与之同填时予以核对");

    private static final ImportColumn<String> SUBJECT = ImportColumn.of(
                    "subject",
                    CellTypes.text(64).showing(SheetTable::shown),
                    "考核对象",
                    "区划代码",
                    "社区代码",
                    "unit_code",
                    "人员编号",
                    "personnel_number",
                    "人员标识",
                    "person_id")
            .required()
            .or(SUBJECT_NAME)
            .example("320613002004")
            .meaning("Unit code or name; personnel number, id or name of a person", "区划代码或社区名称；人员编号、标识或姓名");

    private static final Pattern UNIT_NAME = Pattern.compile("(社区|村|居委会|居民委员会|村委会|村民委员会)$");

    /** Whoever did not hand the file in never learns who rated: a class may be anonymous. */
    private static final ImportColumn<String> RATER = ImportColumn.of(
                    "rater", CellTypes.text(64).showing(rater -> Shown.WITHHELD), "评价人")
            .required()
            .example("R-001");

    private static final ImportColumn<Boolean> ORDINARY = ImportColumn.of(
                    "ordinary", CellTypes.yesNo(Set.of(), Set.of()), "普通居民")
            .example("是");

    private final ImportColumn<String> raterClass;
    private final Map<Indicator, ImportColumn<BigDecimal>> marks = new HashMap<>();
    private final Map<Indicator, ImportColumn<String>> evidence = new HashMap<>();
    private final ImportTable table;

    SheetTable(SchemeContent content) {
        raterClass =
                ImportColumn.of("rater_class", raterClasses(content), "评价主体").required();
        List<ImportColumn<?>> all = new ArrayList<>(List.of(SUBJECT, SUBJECT_NAME, raterClass, RATER, ORDINARY));
        Set<String> taken = new HashSet<>();
        all.forEach(column -> taken.addAll(column.headers()));
        content.marked().forEach(indicator -> taken.add(indicator.code()));
        for (Indicator indicator : content.marked()) {
            ImportColumn<BigDecimal> mark = (taken.add(indicator.name())
                            ? ImportColumn.of(indicator.code(), CellTypes.decimal(), indicator.name())
                            : ImportColumn.of(indicator.code(), CellTypes.decimal()))
                    .meaning(
                            "Marks from 0 to " + indicator.fullMarks().toPlainString(),
                            indicator.name() + "评分，0 至 " + indicator.fullMarks().toPlainString());
            ImportColumn<String> link = ImportColumn.of(evidenceOf(indicator.code()), CellTypes.text(600));
            marks.put(indicator, mark);
            evidence.put(indicator, link);
            all.add(mark);
            all.add(link);
        }
        table = ImportTable.of(all);
    }

    private static CellType<String> raterClasses(SchemeContent content) {
        RaterClassLabels labels = new RaterClassLabels(content);
        return CellTypes.code(
                "RATER_CLASS",
                text -> labels.find(text).map(SchemeRaterClass::code),
                labels.codes(),
                labels.labels(),
                labels.choices());
    }

    private static String shown(String subject) {
        return NamedUnits.isName(subject) && !UNIT_NAME.matcher(subject).find() ? Masking.name(subject) : subject;
    }

    ImportTable table() {
        return table;
    }

    /** The column in which a fault lies. */
    ImportColumn<?> column(SheetFault fault) {
        String name = switch (fault.member()) {
            case "raterClass" -> raterClass.name();
            case String member when fault.rule().startsWith("EVIDENCE") -> evidenceOf(member);
            case String member -> member;
        };
        return table.all().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String evidenceOf(String indicator) {
        return indicator + "_evidence";
    }

    SheetEntry entry(ReadRow row) {
        Map<String, BigDecimal> given = new HashMap<>();
        marks.forEach((indicator, column) -> {
            BigDecimal mark = row.get(column);
            if (mark != null) {
                given.put(indicator.code(), mark);
            }
        });
        Map<String, String> links = new HashMap<>();
        evidence.forEach((indicator, column) -> {
            String link = row.get(column);
            if (link != null) {
                links.put(indicator.code(), link);
            }
        });
        String subject = row.get(SUBJECT);
        return new SheetEntry(
                row.number(),
                row.isBlank(SUBJECT) ? row.get(SUBJECT_NAME) : subject,
                subject == null ? null : row.get(SUBJECT_NAME),
                row.get(raterClass),
                row.get(RATER),
                row.get(ORDINARY, false),
                given,
                links);
    }
}
