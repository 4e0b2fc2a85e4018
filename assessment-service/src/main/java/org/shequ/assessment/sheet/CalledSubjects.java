package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.person.PersonNames;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.privacy.Masking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom sheets are about, by what their raters call them: code, number or id, or a name that one subject of the cycle alone
 * goes by.
 *
 * @param byCode subjects by code, number or id
 * @param byName every subject that a name may mean
 * @param names on record, of subjects beside whose code or number a name is stated
 */
record CalledSubjects(
        SubjectKind kind, Map<String, String> byCode, Map<String, List<Named>> byName, Map<String, String> names) {

    private static final int MOST_SHOWN = 10;

    /**
     * A subject that goes by a name.
     *
     * @param code by which it is named without doubt: a unit's code, a personnel number
     */
    record Named(String subject, String code) {}

    /** Null where nobody of the cycle is meant, or several may be. */
    @Nullable
    String find(String called) {
        var named = byName.getOrDefault(called, List.of());
        return named.size() == 1 ? named.getFirst().subject() : byCode.get(called);
    }

    /** Of somebody who is one of the cycle's. */
    String get(String called) {
        return Objects.requireNonNull(find(called));
    }

    /** What is wrong with whom a sheet is about, whatever else is wrong with it. */
    Optional<SheetFault> fault(SheetEntry entry) {
        var called = SheetChecks.plain(entry.subject());
        if (called == null) {
            return Optional.empty(); // told as a value that is needed
        }
        var several = byName.getOrDefault(called, List.of());
        if (several.size() > 1) {
            return Optional.of(ambiguous(entry, called, several));
        }
        var subject = find(called);
        if (subject == null) {
            return Optional.of(SheetFault.of(
                    entry,
                    "subject",
                    called,
                    "NOT_MY_SUBJECT",
                    "is not judged in this cycle, or not by this caller; the cycle's template holds those who are",
                    "不在本周期考核名单，或不属于本用户评分范围；评分对象见本周期评分模板"));
        }
        var rater = SheetChecks.raterName(entry.rater());
        return subject.equals(rater) || called.equals(rater)
                ? Optional.of(SheetFault.of(
                        entry, "rater", rater, "SELF_RATING", "nobody rates oneself; another must", "不得自评打分，须由他人评价"))
                : Optional.empty();
    }

    /** A name beside a code or number that is not the subject's: one of them is wrong, and nobody knows which. */
    Optional<SheetFault> misnamed(SheetEntry entry) {
        var called = SheetChecks.plain(entry.subject());
        var subject = called == null ? null : find(called);
        var stated = entry.subjectName();
        var name = subject == null ? null : names.get(subject);
        if (stated == null || name == null || isName(stated, name)) {
            return Optional.empty();
        }
        var shown = kind == SubjectKind.PERSON ? Masking.name(name) : name;
        return Optional.of(SheetFault.of(
                entry,
                SheetFault.SUBJECT_NAME,
                stated,
                "NAME_DIFFERS",
                called + " is " + shown + "; correct one of the two",
                "代码或编号 " + called + " 对应“" + shown + "”，请更正其中一项"));
    }

    private boolean isName(String stated, String name) {
        return switch (kind) {
            case COMMUNITY -> NamedUnits.key(stated).equals(NamedUnits.key(name));
            case PERSON -> {
                var written = PersonNames.normalForm(stated);
                yield written.equals(name) || written.equals(Masking.name(name));
            }
        };
    }

    private SheetFault ambiguous(SheetEntry entry, String called, List<Named> several) {
        var codes = several.stream().map(Named::code).limit(MOST_SHOWN).toList();
        return switch (kind) {
            case COMMUNITY ->
                SheetFault.of(
                        entry,
                        "subject",
                        called,
                        "AMBIGUOUS_UNIT_NAME",
                        "several communities of this cycle go by this name; give the code: " + String.join(", ", codes),
                        "本周期有多个同名社区，请填写区划代码：" + String.join("、", codes));
            case PERSON ->
                SheetFault.of(
                        entry,
                        "subject",
                        called,
                        "AMBIGUOUS_NAME",
                        "several people of this cycle go by this name; give the personnel number: "
                                + String.join(", ", codes),
                        "本周期有多人同名，请填写人员编号：" + String.join("、", codes));
        };
    }
}
