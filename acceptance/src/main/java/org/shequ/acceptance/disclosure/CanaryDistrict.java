package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.district.CitizenIds;
import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sample district with few people, some of whom are canaries: every community keeps its secretary, three subdistricts
 * keep some more, and one community ends up with two people and others with one.
 *
 * @param district what the story loads
 */
record CanaryDistrict(SampleDistrict district, List<Canary> canaries) {
    /** Where most canaries are. */
    static final String HOME = SampleDistrict.WENFENG.substring(0, 9);

    /** Another subdistrict, with one canary. */
    static final String ELSEWHERE = SampleDistrict.HONGJI.substring(0, 9);

    /** Position of the canary about whom most is written: the second grid worker of the story. */
    static final int DISPUTED = 3;

    private static final Set<String> FULLER =
            Set.of(SampleDistrict.WENFENG, SampleDistrict.HAOBEI, SampleDistrict.HONGJI);
    private static final int NUMBER = 0;
    private static final int NAME = 1;
    private static final int CITIZEN_ID = 2;
    private static final int SEX = 3;
    private static final int BIRTH_DATE = 4;
    private static final int PHONE = 5;

    static CanaryDistrict generate() {
        var whole = SampleDistrict.generate(SampleDistrict.SEED);
        var careers = careers(whole);
        var chosen = chosen(whole, careers);
        var canaries = new TreeMap<Integer, Canary>();
        var order = List.copyOf(chosen.keySet());
        var kept = kept(whole, careers, chosen);
        var people = new ArrayList<String>();
        for (var line : whole.peopleCsv().lines().toList()) {
            var cells = line.split(",", -1);
            if (people.isEmpty()) {
                people.add(line);
            } else if (chosen.containsKey(cells[NUMBER])) {
                var canary = canary(order.indexOf(cells[NUMBER]), chosen.get(cells[NUMBER]), cells, careers);
                canaries.put(order.indexOf(cells[NUMBER]), canary);
                people.add(rewritten(cells, canary));
            } else if (kept.contains(cells[NUMBER])) {
                people.add(line);
            }
        }
        return new CanaryDistrict(
                new SampleDistrict(
                        whole.unitsCsv(),
                        String.join("\n", people) + "\n",
                        about(kept, whole.assignmentsCsv(), 0),
                        whole.populationsCsv(),
                        whole.censusPopulationsCsv(),
                        whole.communityResultsCsv(),
                        about(kept, whole.personResultsCsv(), 1),
                        whole.haobeiSecretary(),
                        whole.hongjiSecretary(),
                        whole.wenfengGridWorkers(),
                        whole.eligibleSecretaries()),
                List.copyOf(canaries.values()));
    }

    /** Units by personnel number, the present one first; who serves nowhere is left out. */
    private static Map<String, List<String>> careers(SampleDistrict whole) {
        Map<String, List<String>> units = new HashMap<>();
        Set<String> serving = new TreeSet<>();
        whole.assignmentsCsv().lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
            units.computeIfAbsent(cells[0], number -> new ArrayList<>()).addFirst(cells[1]);
            if (cells[5].isEmpty()) {
                serving.add(cells[0]);
            }
        });
        units.keySet().retainAll(serving);
        return units;
    }

    /** Personnel numbers of the canaries, each with its reason. */
    private static Map<String, String> chosen(SampleDistrict whole, Map<String, List<String>> careers) {
        var secretaries = secretaries(whole);
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put(whole.haobeiSecretary(), "passes a round and is appointed");
        chosen.put(aloneIn(careers, secretaries, 5), "the only one of a community");
        chosen.put(whole.wenfengGridWorkers().get(0), "climbs the ladder; ID ends in X");
        chosen.put(whole.wenfengGridWorkers().get(1), "a name with a middle dot; disputed in a round");
        chosen.put(whole.hongjiSecretary(), "is refused in a round; a rare character; another subdistrict");
        chosen.put(aloneIn(careers, secretaries, 6), "one of two in a community");
        return chosen;
    }

    private static Set<String> secretaries(SampleDistrict whole) {
        return whole.assignmentsCsv()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[2].equals("SECRETARY") && cells[5].isEmpty())
                .map(cells -> cells[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String aloneIn(Map<String, List<String>> careers, Set<String> secretaries, int position) {
        var unit = HOME + "%03d".formatted(position);
        return secretaries.stream()
                .filter(number ->
                        careers.getOrDefault(number, List.of("")).getFirst().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /** All secretaries, six people of the fuller communities, and one more where the canary is one of two. */
    private static Set<String> kept(
            SampleDistrict whole, Map<String, List<String>> careers, Map<String, String> chosen) {
        var kept = secretaries(whole);
        kept.addAll(chosen.keySet());
        kept.addAll(whole.wenfengGridWorkers());
        Map<String, Integer> more = new HashMap<>();
        careers.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(career -> {
            var unit = career.getValue().getFirst();
            var most = FULLER.contains(unit) ? 6 : unit.equals(HOME + "006") ? 1 : 0;
            if (!kept.contains(career.getKey()) && more.merge(unit, 1, Integer::sum) <= most) {
                kept.add(career.getKey());
            }
        });
        return kept;
    }

    private static String about(Set<String> people, String csv, int column) {
        return Stream.concat(
                        csv.lines().limit(1),
                        csv.lines().skip(1).filter(line -> people.contains(line.split(",", -1)[column])))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static final List<String> NAMES = List.of("魏紫鸢", "鄢若溪", "鹿鸣珂", "阿依古丽·买买提江", "𠮷琬琰", "亓官曦");
    /** Days on which nothing else in the district happens. */
    private static final List<String> DAYS = List.of("09-23", "11-27", "05-13", "08-18", "10-22", "07-14");

    private static Canary canary(int position, String about, String[] cells, Map<String, List<String>> careers) {
        var born = LocalDate.parse(cells[BIRTH_DATE].substring(0, 4) + "-" + DAYS.get(position));
        var male = cells[SEX].equals("MALE");
        return new Canary(
                "甲乙丙丁戊己".substring(position, position + 1),
                about,
                cells[NUMBER],
                "",
                NAMES.get(position),
                citizenId(born, male, about.contains("ends in X")),
                born,
                "1397%03d%04d".formatted(214 + 7 * position, 3081 + 977 * position),
                male,
                careers.getOrDefault(cells[NUMBER], List.of()).stream()
                        .distinct()
                        .toList());
    }

    private static String citizenId(LocalDate born, boolean male, boolean endsInX) {
        for (var sequence = male ? 613 : 614; ; sequence += 2) {
            var id = CitizenIds.complete(
                    "320602" + born.toString().replace("-", "") + "%03d".formatted(sequence % 1000));
            if (endsInX == id.endsWith("X")) {
                return id;
            }
        }
    }

    private static String rewritten(String[] cells, Canary canary) {
        var row = Arrays.copyOf(cells, cells.length);
        row[NAME] = canary.name();
        row[CITIZEN_ID] = canary.citizenId();
        row[BIRTH_DATE] = canary.birthDate().toString();
        row[PHONE] = canary.phone();
        return String.join(",", row);
    }
}
