package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.person.FormerLevels.Former;
import org.shequ.personnel.person.FormerLevels.Kind;
import org.shequ.personnel.vocabulary.Education;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What becomes of the former levels when a record names another one. */
final class LevelSteps {

    private LevelSteps() {}

    /**
     * What a record names.
     *
     * @param rank the higher, the higher the level
     * @param day from which it holds, as the record says; null where it says nothing
     */
    record Named(
            Kind kind,
            @Nullable String level,
            int rank,
            @Nullable LocalDate day) {}

    /**
     * The new one counts from its own day; without one from today, and from always where nothing was named before. What
     * held until then is former, unless the new one corrects it: the same level with another day, no more than was held in
     * education (nobody loses that), or a day that is no later.
     */
    static List<Former> after(UUID person, List<Former> known, Named before, Named after, LocalDate today) {
        LocalDate begun = FormerLevels.since(known, before.kind(), before.day());
        boolean corrects = corrects(before, after);
        LocalDate turn = after.day() != null || corrects || before.level() == null ? after.day() : today;
        if (turn == null) {
            return corrects ? lower(known, after) : List.of();
        }
        List<Former> formers = new ArrayList<>();
        for (Former former : known) {
            if (former.from() == null || former.from().isBefore(turn)) {
                formers.add(new Former(
                        person,
                        former.kind(),
                        former.level(),
                        former.from(),
                        former.until().isBefore(turn) ? former.until() : turn));
            }
        }
        String level = before.level();
        if (level != null && !corrects && (begun == null || begun.isBefore(turn))) {
            formers.add(new Former(person, before.kind(), level, begun, turn));
        }
        return corrects ? lower(formers, after) : formers;
    }

    private static boolean corrects(Named before, Named after) {
        if (before.level() == null) {
            return false;
        }
        return before.level().equals(after.level())
                || (before.kind() == Kind.EDUCATION && (after.level() == null || after.rank() < before.rank()));
    }

    /** Of education nothing as high as the corrected one was held before. */
    private static List<Former> lower(List<Former> formers, Named corrected) {
        return formers.stream()
                .filter(former -> former.kind() != Kind.EDUCATION || rankOf(former) < corrected.rank())
                .toList();
    }

    private static int rankOf(Former former) {
        return Education.valueOf(former.level()).ordinal();
    }
}
