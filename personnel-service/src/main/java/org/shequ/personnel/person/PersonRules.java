package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.personnel.citizen.CitizenId;
import org.shequ.personnel.citizen.PersonName;
import org.shequ.personnel.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a record of a person must fulfil by itself. */
final class PersonRules {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,39}");
    private static final Pattern PHONE = Pattern.compile("(\\+?86)?1[0-9]{10}|0[0-9]{9,11}");

    private PersonRules() {}

    /** Everything that is wrong; pointers name the field. */
    static List<BilingualViolation> broken(PersonFields fields, LocalDate today) {
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
        CitizenId.faults(fields.citizenId(), today, fields.birthDate(), fields.sex())
                .forEach(fault -> broken.add(idFault(fault)));
        String phone = fields.phone();
        if (phone != null && !PHONE.matcher(phone).matches()) {
            broken.add(violation("phone", "PHONE", "is no telephone number", "不是有效的电话号码"));
        }
        notInFuture(broken, "partyJoinedOn", fields.partyJoinedOn(), today);
        notInFuture(broken, "educationCompletedOn", fields.educationCompletedOn(), today);
        notInFuture(broken, "degreeConferredOn", fields.degreeConferredOn(), today);
        partyDate(broken, fields);
        if (fields.certificateEmployedFrom() != null && fields.certificate() == null) {
            broken.add(violation("certificateEmployedFrom", "CERTIFICATE_NEEDED", "needs a certificate", "须先填写职业资格证书"));
        }
        return broken;
    }

    private static void partyDate(List<BilingualViolation> broken, PersonFields fields) {
        LocalDate joined = fields.partyJoinedOn();
        LocalDate birthDate = fields.birthDate();
        if (joined == null) {
            return;
        }
        PoliticalStatus status = fields.politicalStatus();
        if (status == null || status == PoliticalStatus.MASSES || status == PoliticalStatus.NON_PARTY) {
            broken.add(violation("partyJoinedOn", "PARTY_NEEDED", "contradicts the political status", "与政治面貌矛盾"));
        } else if (birthDate != null && !joined.isAfter(birthDate)) {
            broken.add(violation("partyJoinedOn", "AFTER_BIRTH", "must be after the birth date", "须晚于出生日期"));
        }
    }

    private static void notInFuture(
            List<BilingualViolation> broken, String field, @Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            broken.add(violation(field, "NOT_IN_FUTURE", "lies in the future", "不得晚于当日"));
        }
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
            case LENGTH -> violation("citizenId", "CITIZEN_ID_LENGTH", "must have 18 characters", "须为 18 位");
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
