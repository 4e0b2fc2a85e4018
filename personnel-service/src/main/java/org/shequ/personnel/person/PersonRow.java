package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.DayOrMonth;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.personnel.codelist.CodeCells;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a row of a roster says, or as much of it as could be read.
 *
 * @param number empty where it is not known
 * @param fields as far as the row says; what is blank there is open here
 * @param asNew the whole record, if nobody is known by the number
 * @param brokenAsNew the rules that it breaks then
 * @param citizenIdIndex blind index of the citizen ID, known before or not; empty where it is not known
 * @param left when the person left; null where the row does not say
 */
public record PersonRow(
        String number,
        PersonFields fields,
        PersonFields asNew,
        List<BilingualViolation> brokenAsNew,
        String citizenIdIndex,
        @Nullable Leaving left) {

    static final ImportColumn<String> NUMBER = ImportColumn.of(
                    "personnel_number", CellTypes.identifier("PERSONNEL_NUMBER", 40), "人员编号", "编号")
            .required()
            .example("CC000001");
    static final ImportColumn<String> NAME = ImportColumn.of("name", CellTypes.personName(), "姓名")
            .required()
            .example("张伟")
            .of(PersonField.NAME);
    static final ImportColumn<String> CITIZEN_ID = ImportColumn.of(
                    "citizen_id", CellTypes.citizenId(), "公民身份号码", "身份证号", "身份证号码")
            .required()
            .example("320602199001011239")
            .meaning("GB 11643; residence permits of Hong Kong, Macau and Taiwan too", "含港澳台居民居住证号码")
            .of(PersonField.CITIZEN_ID);
    private static final ImportColumn<Sex> SEX = ImportColumn.of("sex", CodeCells.of(Sex.class), "性别")
            .example("男")
            .meaning("Follows from the citizen ID when blank", "空白时取自公民身份号码");
    static final ImportColumn<LocalDate> BIRTH_DATE = ImportColumn.of("birth_date", CellTypes.date(), "出生日期")
            .example("1990-01-01")
            .meaning("Follows from the citizen ID when blank", "空白时取自公民身份号码")
            .of(PersonField.BIRTH_DATE);
    private static final ImportColumn<String> PHONE = ImportColumn.of(
                    "phone", CellTypes.phone(), "联系电话", "电话", "手机", "手机号")
            .example("13812345678")
            .of(PersonField.PHONE);
    private static final ImportColumn<Ethnicity> ETHNICITY = ImportColumn.of(
                    "ethnicity", CodeCells.of(Ethnicity.class), "民族")
            .example("汉族")
            .of(PersonField.ETHNICITY);
    private static final ImportColumn<PoliticalStatus> POLITICAL_STATUS = ImportColumn.of(
                    "political_status", CodeCells.of(PoliticalStatus.class), "政治面貌")
            .example("中共党员");
    private static final ImportColumn<DayOrMonth> PARTY_JOINED_ON = ImportColumn.of(
                    "party_joined_on", CellTypes.dateOrMonth(), "入党日期", "加入日期")
            .example("2015-07-01")
            .of(PersonField.PARTY_JOINED_ON);
    private static final ImportColumn<Education> EDUCATION =
            ImportColumn.of("education", CodeCells.of(Education.class), "学历").example("大学本科");
    private static final ImportColumn<DayOrMonth> EDUCATION_COMPLETED_ON = ImportColumn.of(
                    "education_completed_on", CellTypes.dateOrMonth(), "毕业日期")
            .example("2012-06-30")
            .of(PersonField.EDUCATION_COMPLETED_ON);
    private static final ImportColumn<Degree> DEGREE =
            ImportColumn.of("degree", CodeCells.of(Degree.class), "学位").example("学士");
    private static final ImportColumn<DayOrMonth> DEGREE_CONFERRED_ON = ImportColumn.of(
                    "degree_conferred_on", CellTypes.dateOrMonth(), "学位授予日期")
            .example("2012-06-30")
            .of(PersonField.DEGREE_CONFERRED_ON);
    private static final ImportColumn<Certificate> CERTIFICATE = ImportColumn.of(
                    "certificate", CodeCells.of(Certificate.class), "职业资格", "职业资格证书")
            .example("社会工作师");
    private static final ImportColumn<LocalDate> CERTIFICATE_EMPLOYED_FROM = ImportColumn.of(
                    "certificate_employed_from", CellTypes.date(), "聘用日期", "资格聘用日期")
            .example("2020-01-01");
    static final ImportColumn<PersonStatus> STATUS = ImportColumn.of(
                    "status", CodeCells.of(PersonStatus.class), "状态", "在岗状态")
            .example("在岗");

    static final ImportColumn<DayOrMonth> LAST_DAY = ImportColumn.of(
                    "last_day", CellTypes.dateOrMonth(), "离职日期", "退休日期", "辞职日期", "解聘日期", "去世日期", "最后在岗日")
            .example("2026-10-31")
            .meaning(
                    "Last day in service, this day included, with a status of leaving; today when blank",
                    "最后在岗日（含当日），状态为退休、辞职、解聘、去世时填写，空白视为当日");
    static final ImportColumn<DayOrMonth> LEFT_ON = ImportColumn.of("left_on", CellTypes.dateOrMonth(), "免职日期", "离岗日期")
            .example("2026-11-01")
            .meaning(
                    "First day out of service, this day not included; instead of the last day", "离岗首日（不含当日），与离职日期择一填写");

    /** What the exported roster tells beside: where somebody serves now follows from the posts, and is not read here. */
    static final List<Column> PRESENT = List.of(
            Column.of("present_unit_code", "现任单位代码"),
            Column.of("present_unit", "现任单位"),
            Column.of("present_post", "现任岗位"),
            Column.of("present_identity", "现身份"));

    private static final List<ImportColumn<?>> RECORD = List.of(
            NUMBER,
            NAME,
            CITIZEN_ID,
            SEX,
            BIRTH_DATE,
            PHONE,
            ETHNICITY,
            POLITICAL_STATUS,
            PARTY_JOINED_ON,
            EDUCATION,
            EDUCATION_COMPLETED_ON,
            DEGREE,
            DEGREE_CONFERRED_ON,
            CERTIFICATE,
            CERTIFICATE_EMPLOYED_FROM,
            STATUS);

    /** What a roster says of a person when it is exported. */
    static final Columns EXPORTED = ImportTable.of(RECORD).columns().and(PRESENT);

    public static final ImportTable TABLE = ImportTable.of(
                    Stream.concat(RECORD.stream(), Stream.of(LAST_DAY, LEFT_ON)).toList())
            .passingOver(PRESENT);

    /** Rules that take another column together with the one that they are asked about: with that unread, nothing follows. */
    private static final Map<String, ImportColumn<?>> FOLLOWS_FROM = Map.of(
            "PARTY_NEEDED", POLITICAL_STATUS,
            "PARTY_TOO_YOUNG", POLITICAL_STATUS,
            "EDUCATION_TOO_YOUNG", EDUCATION,
            "CERTIFICATE_NEEDED", CERTIFICATE);

    static JudgedRow<PersonRow> judge(ReadRow row, PersonRules rules, UnaryOperator<String> index) {
        PersonFields fields = new PersonFields(
                row.get(NUMBER),
                row.get(NAME, ""),
                row.get(CITIZEN_ID, ""),
                row.get(SEX),
                row.get(BIRTH_DATE),
                row.get(PHONE),
                row.get(ETHNICITY),
                row.get(POLITICAL_STATUS),
                day(row.get(PARTY_JOINED_ON)),
                month(row.get(PARTY_JOINED_ON)),
                row.get(EDUCATION),
                day(row.get(EDUCATION_COMPLETED_ON)),
                month(row.get(EDUCATION_COMPLETED_ON)),
                row.get(DEGREE),
                day(row.get(DEGREE_CONFERRED_ON)),
                month(row.get(DEGREE_CONFERRED_ON)),
                row.get(CERTIFICATE),
                row.get(CERTIFICATE_EMPLOYED_FROM),
                row.get(STATUS));
        PersonFields asNew = fields.normalised();
        String citizenId = row.get(CITIZEN_ID);
        return row.judged(
                new PersonRow(
                        row.get(NUMBER, ""),
                        fields,
                        asNew,
                        rules.broken(asNew),
                        citizenId == null ? "" : index.apply(asNew.citizenId()),
                        left(row)),
                days(row, rules.today()));
    }

    private static @Nullable Leaving left(ReadRow row) {
        DayOrMonth lastDay = row.get(LAST_DAY);
        DayOrMonth leftOn = row.get(LEFT_ON);
        return lastDay != null ? Leaving.after(lastDay) : leftOn == null ? null : Leaving.from(leftOn);
    }

    /** The days of leaving by themselves. */
    private static List<RowProblem> days(ReadRow row, LocalDate today) {
        DayOrMonth lastDay = row.get(LAST_DAY);
        DayOrMonth leftOn = row.get(LEFT_ON);
        List<RowProblem> broken = new ArrayList<>(0);
        if (lastDay != null && leftOn != null && !lastDay.mayPrecede(leftOn)) {
            broken.add(row.problem(
                    LEFT_ON, "LAST_DAY_BEFORE", "must be the day after last_day, or blank", "须为离职日期的次日，或留空"));
        }
        if (lastDay != null && Leaving.after(lastDay).isLaterThan(today)) {
            broken.add(row.problem(
                    LAST_DAY, "NOT_IN_FUTURE", "lies in the future; hand it in on that day", "不得晚于当日，请到期填报"));
        }
        if (leftOn != null && Leaving.from(leftOn).isLaterThan(today)) {
            broken.add(row.problem(
                    LEFT_ON, "NOT_IN_FUTURE", "lies in the future; hand it in on that day", "不得晚于次日，请到期填报"));
        }
        return broken;
    }

    /** Whether a rule is broken by what could be read, whatever stands in the cells that could not. */
    static boolean isCertain(ReadRow row, BilingualViolation broken) {
        ImportColumn<?> ground = FOLLOWS_FROM.get(broken.rule());
        return ground == null || !row.isRefused(ground);
    }

    /** What the row leaves blank stays as it is known. */
    PersonFields over(PersonFields known) {
        When partyJoined = When.of(
                fields.partyJoinedOn(), fields.partyJoinedMonth(), known.partyJoinedOn(), known.partyJoinedMonth());
        When educationCompleted = When.of(
                fields.educationCompletedOn(),
                fields.educationCompletedMonth(),
                known.educationCompletedOn(),
                known.educationCompletedMonth());
        When degreeConferred = When.of(
                fields.degreeConferredOn(),
                fields.degreeConferredMonth(),
                known.degreeConferredOn(),
                known.degreeConferredMonth());
        boolean sameId = fields.citizenId().equalsIgnoreCase(known.citizenId());
        return new PersonFields(
                number,
                fields.name(),
                fields.citizenId(),
                fields.sex() != null || !sameId ? fields.sex() : known.sex(),
                fields.birthDate() != null || !sameId ? fields.birthDate() : known.birthDate(),
                or(fields.phone(), known.phone()),
                or(fields.ethnicity(), known.ethnicity()),
                or(fields.politicalStatus(), known.politicalStatus()),
                partyJoined.day(),
                partyJoined.month(),
                or(fields.education(), known.education()),
                educationCompleted.day(),
                educationCompleted.month(),
                or(fields.degree(), known.degree()),
                degreeConferred.day(),
                degreeConferred.month(),
                or(fields.certificate(), known.certificate()),
                or(fields.certificateEmployedFrom(), known.certificateEmployedFrom()),
                or(fields.status(), known.status()));
    }

    /** A day or a month of a record. */
    private record When(@Nullable LocalDate day, @Nullable YearMonth month) {

        /** What is stated, or else what is known; a month says nothing new of a day that lies in it. */
        static When of(
                @Nullable LocalDate day,
                @Nullable YearMonth month,
                @Nullable LocalDate knownDay,
                @Nullable YearMonth knownMonth) {
            boolean nothingNew = month == null || (knownDay != null && month.equals(YearMonth.from(knownDay)));
            return day == null && nothingNew ? new When(knownDay, knownMonth) : new When(day, month);
        }
    }

    private static @Nullable LocalDate day(@Nullable DayOrMonth date) {
        return date == null ? null : date.day();
    }

    private static @Nullable YearMonth month(@Nullable DayOrMonth date) {
        return date == null ? null : date.monthAlone();
    }

    private static <T> @Nullable T or(@Nullable T stated, @Nullable T known) {
        return stated != null ? stated : known;
    }

    @Override
    public String toString() {
        return "PersonRow[" + number + "]";
    }
}
