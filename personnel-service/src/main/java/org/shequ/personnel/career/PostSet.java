package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.relatives.avoidance.AvoidancePolicy.Wanted;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Rows of a file of posts against the records. They are judged by what they leave together: a row that needs the place which
 * another one gives up is taken after that one, wherever it stands.
 */
final class PostSet {

    private final RowSet<PostRow> rows;
    private final Ground ground;

    PostSet(RowSet<PostRow> rows, Ground ground) {
        this.rows = rows;
        this.ground = ground;
    }

    /**
     * What the rows stand on, read and held for them.
     *
     * @param people by personnel number
     * @param careers by person
     * @param units by code
     * @param ages by unit's code
     */
    record Ground(
            Map<String, Person> people,
            Map<UUID, Career> careers,
            AvoidRelatives.Kin kin,
            Map<String, OrgUnit> units,
            Function<String, MinimumAges> ages,
            Scope scope,
            LocalDate today) {}

    /** Reports the rows to the careers; answers those that found no place, each with what stood in its way. */
    Map<RowSet.Line<PostRow>, List<CareerRefusal>> report(List<RowSet.Line<PostRow>> lines) {
        Map<RowSet.Line<PostRow>, List<CareerRefusal>> open = new LinkedHashMap<>();
        for (RowSet.Line<PostRow> line : lines) {
            Person person = ground.people().get(line.said().personnelNumber());
            check(line, person);
            if (person != null && ground.careers().containsKey(person.id())) {
                open.put(line, List.of());
            }
        }
        int left;
        do {
            left = open.size();
            open.replaceAll((line, before) -> refusals(line));
            open.entrySet().removeIf(entry -> entry.getValue().isEmpty() && take(entry.getKey()));
        } while (open.size() < left && !open.isEmpty());
        open.keySet().removeIf(line -> refusedAnyway(line, open.getOrDefault(line, List.of())));
        return open;
    }

    /** Whoever is refused for the row itself learns at once what the career has against it too. */
    private boolean refusedAnyway(RowSet.Line<PostRow> line, List<CareerRefusal> refusals) {
        if (rows.isGood(line)) {
            return false;
        }
        refusals.forEach(refusal -> rows.refuse(line, AssignmentImport.problem(line, refusal)));
        return true;
    }

    private Career careerOf(RowSet.Line<PostRow> line) {
        Person person = Objects.requireNonNull(ground.people().get(line.said().personnelNumber()));
        return Objects.requireNonNull(ground.careers().get(person.id()));
    }

    /** Everything in the careers that stands against the row now, as far as the row can be read. */
    private List<CareerRefusal> refusals(RowSet.Line<PostRow> line) {
        PostRow draft = line.said();
        Period held = draft.held();
        if (held == null) {
            return List.of();
        }
        Career career = careerOf(line);
        List<CareerRefusal> refusals = new ArrayList<>(0);
        TenureKind kind = draft.tenureKind();
        if (kind != null) {
            collect(refusals, () -> career.requireIdentityFree(kind, held));
        }
        Post post = draft.post();
        if (post != null && !draft.unitCode().isEmpty()) {
            collect(refusals, () -> ground.kin().require(career.personId(), new Wanted(draft.unitCode(), post, held)));
            collect(refusals, () -> career.requireFree(draft.unitCode(), post, draft.primary(), held));
        }
        return refusals;
    }

    private static void collect(List<CareerRefusal> refusals, Runnable check) {
        try {
            check.run();
        } catch (CareerRefusal refusal) {
            refusals.add(refusal);
        }
    }

    /** The row as a fact of the career, counted by what it adds; false when another row has taken its place since. */
    private boolean take(RowSet.Line<PostRow> line) {
        if (!rows.isGood(line)) {
            return true;
        }
        if (!refusals(line).isEmpty()) {
            return false;
        }
        PostRow draft = line.said();
        Career career = careerOf(line);
        Period held = Objects.requireNonNull(draft.held()); // of a good row everything is known
        var before = career.assignments().all();
        career.start(
                draft.unitCode(),
                Objects.requireNonNull(draft.post()),
                draft.primary(),
                held,
                draft.orderNumber(),
                null);
        TenureKind kind = draft.tenureKind();
        if (kind != null) {
            career.recordIdentity(kind, held, draft.orderNumber());
        }
        var after = career.assignments().all();
        boolean same = after.equals(before);
        rows.created(after.size() - before.size());
        rows.unchanged(same ? 1 : 0);
        rows.updated(!same && after.size() == before.size() ? 1 : 0);
        return true;
    }

    private void check(RowSet.Line<PostRow> line, @Nullable Person person) {
        PostRow draft = line.said();
        Period held = draft.held();
        if (person == null || person.mergedInto() != null || !ground.scope().covers(person.scopeCode())) {
            rows.refuse(line, PostRow.NUMBER, "PERSON_UNKNOWN", "there is no such person", "没有该人员");
        } else {
            checkName(line, person);
            if (held != null) {
                checkLife(line, person, held);
            }
        }
        OrgUnit unit = ground.units().get(draft.unitCode());
        if (unit == null || !ground.scope().covers(unit.code())) {
            rows.refuse(line, PostRow.UNIT, "UNIT_UNKNOWN", "there is no such unit", "没有该单位");
        } else if (held != null && !unit.accepts(held)) {
            rows.refuse(line, PostRow.UNIT, "UNIT_OVER", "the unit does not exist then", "该单位当时不存续");
        }
    }

    /** The number decides; a name beside it that is another's makes nobody know who is meant. */
    private void checkName(RowSet.Line<PostRow> line, Person person) {
        String stated = line.row().get(PostRow.NAME);
        String name = person.fields().name();
        if (stated != null && !stated.equals(name) && !stated.equals(Masking.name(name))) {
            rows.refuse(
                    line,
                    PostRow.NAME,
                    "NAME_DIFFERS",
                    person.personnelNumber() + " is " + Masking.name(name) + "; correct the number or the name",
                    "人员编号 " + person.personnelNumber() + " 为" + Masking.name(name) + "，请更正编号或姓名");
        }
    }

    private void checkLife(RowSet.Line<PostRow> line, Person person, Period held) {
        Career career = ground.careers().get(person.id());
        if (career != null && PostRules.isAfterLeaving(person, career, held, ground.today())) {
            rows.refuse(
                    line,
                    line.row().has(PostRow.LAST_DAY) ? PostRow.LAST_DAY : PostRow.TO,
                    "PERSON_HAS_LEFT",
                    "the person is " + person.status().en() + " and can hold no post after leaving",
                    "该人员已" + person.status().zh() + "，离职后不能任职");
        }
        if (!line.said().unitCode().isEmpty()) { // the ages are those of its place
            PostRules.tooYoung(person, held, ground.ages().apply(line.said().unitCode()))
                    .ifPresent(
                            fault -> rows.refuse(line, PostRow.FROM, fault.rule(), fault.english(), fault.chinese()));
        }
    }
}
