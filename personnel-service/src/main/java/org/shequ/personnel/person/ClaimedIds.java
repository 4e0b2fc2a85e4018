package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.personnel.person.People.Holder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One ID, one person: within a roster and against what it leaves of the records, so that it may exchange IDs. Where the file
 * goes in as a whole, the row that gives an ID up may stand anywhere: until the end the ID is claimed.
 */
final class ClaimedIds {

    private final People people;
    private final JobContext job;
    private final boolean together;
    private final Map<Long, Claim> claims = new TreeMap<>();

    ClaimedIds(People people, JobContext job) {
        this.people = people;
        this.job = job;
        this.together = !job.parameters().path("acceptGoodRows").asBoolean();
    }

    private record Claim(RowSet.Line<PersonRow> line, String citizenIdIndex) {}

    /**
     * Whose row is refused keeps the ID; so the rows are looked at again until no more are refused.
     *
     * @param judged those that are refused already among them: their IDs are reported too
     */
    void judge(RowSet<PersonRow> rows, Collection<RowSet.Line<PersonRow>> judged) {
        Map<String, List<Holder>> holders = people
                .holders(judged.stream()
                        .map(line -> line.said().citizenIdIndex())
                        .filter(index -> !index.isEmpty())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(Holder::citizenIdIndex));
        List<RowSet.Line<PersonRow>> refusedBefore =
                judged.stream().filter(line -> !rows.isGood(line)).toList();
        List<RowSet.Line<PersonRow>> good = judged.stream().filter(rows::isGood).toList();
        Map<Long, Claim> claimed;
        int left;
        do {
            left = good.size();
            claimed = judgeOnce(rows, good, holders);
            good = good.stream().filter(rows::isGood).toList();
        } while (good.size() < left);
        tell(rows, refusedBefore, good, holders);
        if (!claimed.isEmpty()) {
            claims.putAll(claimed);
            people.letIdsMeet();
        }
    }

    private Map<Long, Claim> judgeOnce(
            RowSet<PersonRow> rows, List<RowSet.Line<PersonRow>> lines, Map<String, List<Holder>> holders) {
        Map<String, String> given = given(lines);
        Map<String, String> taken = new HashMap<>(); // by index, within the set
        Set<String> numbers = new HashSet<>();
        Map<Long, Claim> claimed = new LinkedHashMap<>();
        for (RowSet.Line<PersonRow> line : lines) {
            String index = line.said().citizenIdIndex();
            String number = line.said().number();
            Optional<Holder> holder = keeper(line, given, holders);
            if (!numbers.add(number)) {
                rows.refuse(line, PersonRow.NUMBER, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
                continue;
            }
            String other = holder.isPresent() ? null : taken.putIfAbsent(index, number);
            if (holder.isPresent() || other != null) {
                rows.refuse(line, taken(line, holder.orElse(null), other));
            } else if (isToBeGivenUp(line, given, holders)) {
                claimed.put(line.row().number(), new Claim(line, index));
            }
        }
        return claimed;
    }

    /** Which ID each number is given, by the rows that stand. */
    private static Map<String, String> given(List<RowSet.Line<PersonRow>> lines) {
        Map<String, String> given = new HashMap<>();
        lines.forEach(
                line -> given.putIfAbsent(line.said().number(), line.said().citizenIdIndex()));
        return given;
    }

    /** Somebody else who has the row's ID on record and keeps it. */
    private Optional<Holder> keeper(
            RowSet.Line<PersonRow> line, Map<String, String> given, Map<String, List<Holder>> holders) {
        String index = line.said().citizenIdIndex();
        return holders.getOrDefault(index, List.of()).stream()
                .filter(found -> !found.personnelNumber().equals(line.said().number()))
                .filter(found ->
                        given.getOrDefault(found.personnelNumber(), index).equals(index))
                .filter(found -> !mayGiveUp(found, given))
                .findFirst();
    }

    /** Of rows that are refused for something else: whose IDs belong to others, on record or by a row above that stands. */
    private void tell(
            RowSet<PersonRow> rows,
            List<RowSet.Line<PersonRow>> refused,
            List<RowSet.Line<PersonRow>> good,
            Map<String, List<Holder>> holders) {
        Map<String, String> given = given(good);
        Map<String, RowSet.Line<PersonRow>> byIndex = new HashMap<>();
        Map<String, RowSet.Line<PersonRow>> byNumber = new HashMap<>();
        good.forEach(line -> {
            byIndex.putIfAbsent(line.said().citizenIdIndex(), line);
            byNumber.putIfAbsent(line.said().number(), line);
        });
        for (RowSet.Line<PersonRow> line : refused) {
            if (rows.isUnread(line, PersonRow.NUMBER)) {
                continue;
            }
            if (isBelow(line, byNumber.get(line.said().number()))) {
                rows.refuse(line, PersonRow.NUMBER, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
            }
            RowSet.Line<PersonRow> other = byIndex.get(line.said().citizenIdIndex());
            Holder keeper = keeper(line, given, holders).orElse(null);
            if (keeper != null) {
                rows.refuse(line, taken(line, keeper, null));
            } else if (other != null
                    && isBelow(line, other)
                    && !other.said().number().equals(line.said().number())) {
                rows.refuse(line, taken(line, null, other.said().number()));
            } else if (isToBeGivenUp(line, given, holders)) {
                claims.put(line.row().number(), new Claim(line, line.said().citizenIdIndex()));
            }
        }
    }

    /** Whether somebody else has the row's ID on record, whom no row so far gives another. */
    private static boolean isToBeGivenUp(
            RowSet.Line<PersonRow> line, Map<String, String> given, Map<String, List<Holder>> holders) {
        return holders.getOrDefault(line.said().citizenIdIndex(), List.of()).stream()
                .anyMatch(found -> !given.containsKey(found.personnelNumber())
                        && !found.personnelNumber().equals(line.said().number()));
    }

    private static boolean isBelow(RowSet.Line<PersonRow> line, RowSet.@Nullable Line<PersonRow> other) {
        return other != null && other.row().number() < line.row().number();
    }

    /** Whether the holder's row can still come: it stands in no set so far. */
    private boolean mayGiveUp(Holder holder, Map<String, String> given) {
        return together
                && !given.containsKey(holder.personnelNumber())
                && !job.id().equals(holder.lastImport());
    }

    private RowProblem taken(RowSet.Line<PersonRow> line, @Nullable Holder holder, @Nullable String other) {
        if (holder != null && !job.scope().covers(holder.scopeCode())) {
            return problem(line, "belongs to a record outside your data scope", "已属于您数据范围外的档案");
        }
        String owner = holder == null ? other : holder.personnelNumber();
        boolean apart = !together && holder != null && !job.id().equals(holder.lastImport());
        return problem(
                line,
                "belongs to " + owner
                        + (apart
                                ? "; where the file gives that person another ID, put both rows within 5,000 of each other,"
                                        + " or import without acceptGoodRows"
                                : ""),
                "已属于人员编号 " + owner + (apart ? "；如文件中该人员另有新号码，请将两行置于同一 5000 行之内，或不使用 acceptGoodRows 导入" : ""));
    }

    private static RowProblem problem(RowSet.Line<PersonRow> line, String english, String chinese) {
        return line.row().problem(PersonRow.CITIZEN_ID, "CITIZEN_ID_TAKEN", english, chinese);
    }

    /** At the end of the file: what was claimed and nobody gave up. */
    List<RowProblem> unfulfilled() {
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<String, List<Holder>> holders =
                people
                        .holders(claims.values().stream()
                                .map(Claim::citizenIdIndex)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(Holder::citizenIdIndex));
        List<RowProblem> problems = new ArrayList<>();
        claims.values()
                .forEach(claim -> holders.getOrDefault(claim.citizenIdIndex(), List.of()).stream()
                        .filter(holder -> !holder.personnelNumber()
                                .equals(claim.line().said().number()))
                        .findFirst()
                        .ifPresent(holder -> problems.add(taken(claim.line(), holder, null))));
        if (problems.isEmpty()) {
            people.requireIdsApart();
        }
        return problems;
    }
}
