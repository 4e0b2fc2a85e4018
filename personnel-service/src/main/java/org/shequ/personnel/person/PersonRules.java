package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.person.citizen.CitizenId;
import org.shequ.personnel.person.citizen.IdentityDocuments;
import org.shequ.personnel.person.citizen.PersonName;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a record of a person must fulfil by itself.
 *
 * @param ages below which nothing of a kind can have been
 * @param documents whose numbers stand for citizen IDs
 */
record PersonRules(LocalDate today, MinimumAges ages, IdentityDocuments documents) {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,39}");
    private static final Pattern PHONE = Pattern.compile("(\\+?86)?1[0-9]{10}|0[0-9]{9,11}");

    /** Refuses a record that breaks anything. */
    static void refuse(List<BilingualViolation> broken) {
        if (!broken.isEmpty()) {
            ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
            broken.forEach(problem::with);
            throw problem;
        }
    }

    /** Everything that is wrong; pointers name the field. */
    List<BilingualViolation> broken(PersonFields fields) {
        List<BilingualViolation> broken = new ArrayList<>();
        String number = fields.personnelNumber();
        if (number != null && !NUMBER.matcher(number).matches()) {
            broken.add(violation(
                    "personnelNumber",
                    "PERSONNEL_NUMBER",
                    "must be 1 to 40 letters, digits, hyphens or underscores",
                    "须为 1 至 40 个字母、数字、连字符或下划线"));
        }
        PersonName.fault(fields.name()).ifPresent(fault -> broken.add(nameFault(fault)));
        citizenId(broken, fields);
        String phone = fields.phone();
        if (phone != null && !PHONE.matcher(phone).matches()) {
            broken.add(violation("phone", "PHONE", "is no telephone number", "不是有效的电话号码"));
        }
        date(broken, "partyJoinedOn", fields.partyJoinedOn(), fields.partyJoinedMonth());
        date(broken, "educationCompletedOn", fields.educationCompletedOn(), fields.educationCompletedMonth());
        date(broken, "degreeConferredOn", fields.degreeConferredOn(), fields.degreeConferredMonth());
        partyNeeded(broken, fields);
        LocalDate birthDate = fields.birthDate();
        if (birthDate != null) {
            impossible(broken, fields, new LifeRule(birthDate, ages));
        }
        if (fields.certificateEmployedFrom() != null && fields.certificate() == null) {
            broken.add(violation("certificateEmployedFrom", "CERTIFICATE_NEEDED", "needs a certificate", "须先填写职业资格证书"));
        }
        return broken;
    }

    private void citizenId(List<BilingualViolation> broken, PersonFields fields) {
        Set<CitizenId.Fault> faults = CitizenId.faults(fields.citizenId(), today, fields.birthDate(), fields.sex());
        faults.forEach(fault -> broken.add(idFault(fault)));
        if (faults.isEmpty() && CitizenId.isOfForeigner(fields.citizenId()) && !documents.permanentResidenceCards()) {
            broken.add(cardsNotAccepted());
        }
        if (CitizenId.isCardBefore2023(CitizenId.normalise(fields.citizenId()))) {
            neededBesideCard(broken, "birthDate", fields.birthDate());
            neededBesideCard(broken, "sex", fields.sex());
        }
    }

    /** The number of an old card tells neither, and neither is guessed. */
    private static void neededBesideCard(List<BilingualViolation> broken, String field, @Nullable Object given) {
        if (given == null) {
            broken.add(violation(
                    field,
                    "NEEDED_BESIDE_CARD",
                    "must be given: the number of a permanent residence card of 15 characters does not tell it",
                    "必填：15 位外国人永久居留身份证号码无法得出此项"));
        }
    }

    private static void partyNeeded(List<BilingualViolation> broken, PersonFields fields) {
        PoliticalStatus status = fields.politicalStatus();
        if ((fields.partyJoinedOn() != null || fields.partyJoinedMonth() != null)
                && (status == null || status == PoliticalStatus.MASSES || status == PoliticalStatus.NON_PARTY)) {
            broken.add(violation("partyJoinedOn", "PARTY_NEEDED", "contradicts the political status", "与政治面貌矛盾"));
        }
    }

    /** What cannot have been in the life of somebody born then. */
    private static void impossible(List<BilingualViolation> broken, PersonFields fields, LifeRule life) {
        impossible(
                broken,
                "partyJoinedOn",
                latest(fields.partyJoinedOn(), fields.partyJoinedMonth()),
                joined -> party(fields.politicalStatus(), joined, life));
        impossible(
                broken,
                "educationCompletedOn",
                latest(fields.educationCompletedOn(), fields.educationCompletedMonth()),
                fields.education() == Education.PRIMARY_OR_BELOW ? life::primaryEducation : life::education);
        impossible(
                broken,
                "degreeConferredOn",
                latest(fields.degreeConferredOn(), fields.degreeConferredMonth()),
                life::degree);
        impossible(broken, "certificateEmployedFrom", fields.certificateEmployedFrom(), life::employment);
    }

    private static void impossible(
            List<BilingualViolation> broken,
            String field,
            @Nullable LocalDate date,
            Function<LocalDate, Optional<LifeRule.Fault>> rule) {
        if (date != null) {
            rule.apply(date).ifPresent(fault -> broken.add(Lives.violation("/" + field, fault)));
        }
    }

    private static Optional<LifeRule.Fault> party(@Nullable PoliticalStatus status, LocalDate joined, LifeRule life) {
        return status == PoliticalStatus.LEAGUE_MEMBER ? life.league(joined) : life.party(joined);
    }

    /** The last day that may be meant. */
    private static @Nullable LocalDate latest(@Nullable LocalDate day, @Nullable YearMonth month) {
        return month == null ? day : month.atEndOfMonth();
    }

    private void date(
            List<BilingualViolation> broken, String field, @Nullable LocalDate day, @Nullable YearMonth month) {
        if (day != null && month != null) {
            broken.add(violation(field, "CONTRADICTS_MONTH", "does not lie in the month that is given", "与所填年月不符"));
        }
        if ((day != null && day.isAfter(today)) || (month != null && month.isAfter(YearMonth.from(today)))) {
            broken.add(violation(field, "NOT_IN_FUTURE", "lies in the future", "不得晚于当日"));
        }
    }

    private static BilingualViolation cardsNotAccepted() {
        return violation(
                "citizenId",
                "PERMANENT_RESIDENCE_CARD",
                "is of a foreigner's permanent residence card; the policy " + IdentityDocuments.POLICY
                        + " in force here does not accept these (permanentResidenceCards)",
                "为外国人永久居留身份证号码；本地现行政策 " + IdentityDocuments.POLICY + " 未予接受（permanentResidenceCards）");
    }

    private static BilingualViolation nameFault(PersonName.Fault fault) {
        return switch (fault) {
            case EMPTY -> violation("name", "NAME_EMPTY", "must not be empty", "不得为空");
            case TOO_LONG ->
                violation(
                        "name",
                        "NAME_TOO_LONG",
                        "must have at most " + PersonName.MAX_CODE_POINTS + " characters",
                        "不得超过 " + PersonName.MAX_CODE_POINTS + " 个字");
            case INVISIBLE_CHARACTER ->
                violation(
                        "name",
                        "NAME_INVISIBLE_CHARACTER",
                        "holds a control, bidirectional or zero-width character",
                        "含有控制符、双向控制符或零宽字符");
            case FULL_WIDTH_CHARACTER ->
                violation("name", "NAME_FULL_WIDTH_CHARACTER", "holds a full-width character", "含有全角字符");
            case NOT_A_LETTER ->
                violation("name", "NAME_NOT_A_LETTER", "holds a character that no name has", "含有姓名中不应出现的字符");
        };
    }

    private static BilingualViolation idFault(CitizenId.Fault fault) {
        return switch (fault) {
            case LENGTH ->
                violation(
                        "citizenId",
                        "CITIZEN_ID_LENGTH",
                        "must have 18 characters; a permanent residence card before 2023 three letters and 12 digits",
                        "须为 18 位；2023 年以前的外国人永久居留身份证为 3 位字母加 12 位数字");
            case CHARACTERS ->
                violation(
                        "citizenId",
                        "CITIZEN_ID_CHARACTERS",
                        "must be 17 digits and a digit or X",
                        "须为 17 位数字加 1 位数字或 X");
            case AREA -> violation("citizenId", "CITIZEN_ID_AREA", "names no area", "地址码不存在");
            case BIRTH_DATE ->
                violation("citizenId", "CITIZEN_ID_BIRTH_DATE", "names no possible birth date", "出生日期码无效");
            case CHECK_CHARACTER ->
                violation("citizenId", "CITIZEN_ID_CHECK_CHARACTER", "has a wrong check character", "校验码错误");
            case CONTRADICTS_BIRTH_DATE ->
                violation("birthDate", "CONTRADICTS_CITIZEN_ID", "contradicts the citizen ID", "与公民身份号码矛盾");
            case CONTRADICTS_SEX ->
                violation("sex", "CONTRADICTS_CITIZEN_ID", "contradicts the citizen ID", "与公民身份号码矛盾");
        };
    }

    private static BilingualViolation violation(String field, String rule, String en, String zh) {
        return new BilingualViolation("/" + field, rule, en, zh);
    }
}
