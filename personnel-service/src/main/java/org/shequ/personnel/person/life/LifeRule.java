package org.shequ.personnel.person.life;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What can be in the life of somebody born on a day. Every door asks here: files, forms, batches and events. Whoever knows
 * a day to the month only asks about the last day that is meant.
 */
public record LifeRule(LocalDate birthDate, MinimumAges ages) {

    /** What is impossible; the name is the rule's in answers. */
    public enum Kind {
        TOO_YOUNG("held a post", "任职时"),
        EMPLOYMENT_TOO_YOUNG("was employed at a certificate's level", "聘用时"),
        PARTY_TOO_YOUNG("joined", "加入时"),
        EDUCATION_TOO_YOUNG("completed an education", "毕业时"),
        DEGREE_TOO_YOUNG("received a degree", "获授学位时"),
        BEFORE_BIRTH("appears in the file", "档案记录发生时");

        private final String en;
        private final String zh;

        Kind(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }
    }

    /** An impossible fact; {@code age} is the one that was not reached. */
    public record Fault(Kind kind, int age) {

        public String rule() {
            return kind.name();
        }

        public String english() {
            return kind == Kind.BEFORE_BIRTH
                    ? "lies before the person's birth"
                    : "lies before the day on which the person turned " + age;
        }

        public String chinese() {
            return kind == Kind.BEFORE_BIRTH ? "早于出生日期" : kind.zh + "未满 " + age + " 周岁";
        }

        /** The same where a birth date is stated that what is on record does not allow. */
        public String englishOfBirth() {
            return kind == Kind.BEFORE_BIRTH
                    ? "lies after something that stands in the person's file"
                    : "contradicts the records: the person " + kind.en + " before turning " + age;
        }

        public String chineseOfBirth() {
            return kind == Kind.BEFORE_BIRTH ? "晚于在案记录的日期" : "与在案记录矛盾：" + kind.zh + "未满 " + age + " 周岁";
        }
    }

    public Optional<Fault> post(LocalDate firstDay) {
        return fault(Kind.TOO_YOUNG, firstDay, ages.post());
    }

    public Optional<Fault> employment(LocalDate firstDay) {
        return fault(Kind.EMPLOYMENT_TOO_YOUNG, firstDay, ages.post());
    }

    public Optional<Fault> party(LocalDate joined) {
        return fault(Kind.PARTY_TOO_YOUNG, joined, ages.party());
    }

    public Optional<Fault> league(LocalDate joined) {
        return fault(Kind.PARTY_TOO_YOUNG, joined, ages.league());
    }

    public Optional<Fault> education(LocalDate completed) {
        return fault(Kind.EDUCATION_TOO_YOUNG, completed, ages.education());
    }

    public Optional<Fault> primaryEducation(LocalDate completed) {
        return fault(Kind.EDUCATION_TOO_YOUNG, completed, ages.primaryEducation());
    }

    public Optional<Fault> degree(LocalDate conferred) {
        return fault(Kind.DEGREE_TOO_YOUNG, conferred, ages.degree());
    }

    /** Anything else that tells of the person. */
    public Optional<Fault> entry(LocalDate day) {
        return fault(Kind.BEFORE_BIRTH, day, 0);
    }

    private Optional<Fault> fault(Kind kind, LocalDate day, int age) {
        return day.isBefore(birthDate.plusYears(age)) ? Optional.of(new Fault(kind, age)) : Optional.empty();
    }
}
