package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.RowProblem;
import org.shequ.personnel.person.People.Holder;

import java.util.ArrayList;
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

    /** Whose row is refused keeps the ID; so the rows are looked at again until no more are refused. */
    void judge(RowSet<PersonRow> rows, Map<RowSet.Line<PersonRow>, Person> judged) {
        Map<String, List<Holder>> holders = people
                .holders(judged.keySet().stream()
                        .map(line -> line.said().citizenIdIndex())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(Holder::citizenIdIndex));
        Map<Long, Claim> claimed;
        int left;
        do {
            left = judged.size();
            claimed = judgeOnce(rows, judged.keySet(), holders);
            judged.keySet().removeIf(line -> !rows.isGood(line));
        } while (judged.size() < left);
        if (!claimed.isEmpty()) {
            claims.putAll(claimed);
            people.letIdsMeet();
        }
    }

    private Map<Long, Claim> judgeOnce(
            RowSet<PersonRow> rows, Set<RowSet.Line<PersonRow>> lines, Map<String, List<Holder>> holders) {
        Map<String, String> given = new HashMap<>(); // by number
        lines.forEach(
                line -> given.putIfAbsent(line.said().number(), line.said().citizenIdIndex()));
        Map<String, String> taken = new HashMap<>(); // by index, within the set
        Set<String> numbers = new HashSet<>();
        Map<Long, Claim> claimed = new LinkedHashMap<>();
        for (RowSet.Line<PersonRow> line : lines) {
            String index = line.said().citizenIdIndex();
            String number = line.said().number();
            Optional<Holder> holder = holders.getOrDefault(index, List.of()).stream()
                    .filter(found -> !found.personnelNumber().equals(number))
                    .filter(found ->
                            given.getOrDefault(found.personnelNumber(), index).equals(index))
                    .filter(found -> !mayGiveUp(found, given))
                    .findFirst();
            if (!numbers.add(number)) {
                rows.refuse(line, PersonRow.NUMBER, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
                continue;
            }
            String other = holder.isPresent() ? null : taken.putIfAbsent(index, number);
            if (holder.isPresent() || other != null) {
                rows.refuse(line, taken(line, holder.orElse(null), other));
            } else if (holders.getOrDefault(index, List.of()).stream()
                    .anyMatch(found -> !given.containsKey(found.personnelNumber()))) {
                claimed.put(line.row().number(), new Claim(line, index));
            }
        }
        return claimed;
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
