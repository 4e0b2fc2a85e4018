package org.shequ.acceptance.district;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads the CSV files as an importer would, and holds them against the district's own proportions. */
@NullUnmarked
class SampleDistrictTest {

    private static final SampleDistrict DISTRICT = SampleDistrict.generate(SampleDistrict.SEED);
    private static final LocalDate DAY = SampleDistrict.REFERENCE_DATE;
    private static final List<Map<String, String>> UNITS = rows(DISTRICT.unitsCsv());
    private static final List<Map<String, String>> PEOPLE = rows(DISTRICT.peopleCsv());
    private static final List<Map<String, String>> ASSIGNMENTS = rows(DISTRICT.assignmentsCsv());
    private static final List<Map<String, String>> COMMUNITY_RESULTS = rows(DISTRICT.communityResultsCsv());
    private static final List<Map<String, String>> PERSON_RESULTS = rows(DISTRICT.personResultsCsv());
    private static final Map<String, Map<String, String>> PERSON =
            PEOPLE.stream().collect(Collectors.toMap(row -> row.get("personnel_number"), Function.identity()));
    private static final List<Map<String, String>> SERVING =
            ASSIGNMENTS.stream().filter(row -> row.get("to").isEmpty()).toList();

    @Test
    void the_same_seed_gives_the_same_bytes() throws Exception {
        assertEquals(DISTRICT, SampleDistrict.generate(SampleDistrict.SEED));
        assertNotEquals(DISTRICT.peopleCsv(), SampleDistrict.generate(7).peopleCsv());
        var digest = MessageDigest.getInstance("SHA-256");
        DISTRICT.files().values().forEach(file -> digest.update(file.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "594acd27121f112f6052232b9ef95de21f4eeb26e5fcabbbfc336d5cc535c5d5",
                HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void other_seeds_tell_the_story_too() {
        for (long seed = 1; seed <= 12; seed++) {
            int eligible = SampleDistrict.generate(seed).eligibleSecretaries().size();
            assertTrue(eligible >= 12, "seed " + seed + ": " + eligible);
        }
    }

    @Test
    void the_units_are_the_real_ones_and_parents_come_first() {
        assertEquals(1 + 19 + 182, UNITS.size());
        Set<String> seen = new HashSet<>(Set.of(""));
        for (Map<String, String> unit : UNITS) {
            assertTrue(seen.contains(unit.get("parent_code")), unit.toString());
            seen.add(unit.get("code"));
        }
        for (Map<String, String> unit : UNITS) {
            LocalDate from = LocalDate.parse(unit.get("valid_from"));
            if (unit.get("code").equals("320613009019")) {
                assertEquals(LocalDate.of(2023, 7, 1), from);
            } else {
                assertTrue(!from.isAfter(LocalDate.of(2020, 1, 1)), unit.toString());
            }
        }
    }

    @Test
    void populations_sum_to_the_census_figure_and_leave_out_virtual_communities() {
        for (String csv : List.of(DISTRICT.populationsCsv(), DISTRICT.censusPopulationsCsv())) {
            Map<String, Integer> populations = populations(csv);
            assertEquals(179, populations.size());
            assertEquals(
                    1_183_740,
                    populations.values().stream().mapToInt(Integer::intValue).sum());
            populations.forEach((code, people) -> {
                assertTrue(people >= 2_000 && people <= 14_000, code + ": " + people);
                assertTrue(!code.endsWith("498"), code);
            });
        }
    }

    @Test
    void about_3500_people_with_distinct_numbers_ids_and_phones() {
        assertTrue(PEOPLE.size() >= 3_300 && PEOPLE.size() <= 3_700, "people: " + PEOPLE.size());
        for (String column : List.of("personnel_number", "citizen_id", "phone")) {
            assertEquals(
                    PEOPLE.size(),
                    PEOPLE.stream().map(row -> row.get(column)).distinct().count(),
                    column);
        }
        PEOPLE.forEach(row -> assertTrue(row.get("phone").matches("154\\d{8}"), row.toString()));
        assertEquals("CC000001", PEOPLE.getFirst().get("personnel_number"));
    }

    @Test
    void citizen_ids_are_valid_and_agree_with_birth_date_and_sex() {
        for (Map<String, String> row : PEOPLE) {
            String id = row.get("citizen_id");
            assertTrue(id.matches("3206\\d{13}[0-9X]"), id);
            assertTrue(checksOut(id), id);
            assertEquals(row.get("birth_date").replace("-", ""), id.substring(6, 14));
            assertEquals(row.get("sex"), (id.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE");
            assertNotEquals("000", id.substring(14, 17));
        }
    }

    /** ISO 7064 MOD 11-2, computed another way than the generator does: the whole number must be 1 modulo 11. */
    private static boolean checksOut(String id) {
        BigInteger sum = BigInteger.ZERO;
        for (int position = 0; position < 18; position++) {
            char character = id.charAt(position);
            int value = character == 'X' ? 10 : character - '0';
            sum = sum.add(BigInteger.TWO.pow(17 - position).multiply(BigInteger.valueOf(value)));
        }
        return sum.mod(BigInteger.valueOf(11)).intValue() == 1;
    }

    @Test
    void the_workforce_is_young_educated_and_of_three_generations() {
        double age = SERVING.stream()
                .mapToInt(row -> age(row.get("personnel_number")))
                .average()
                .orElseThrow();
        assertTrue(age < 40 && age > 34, "average age " + age);
        long educated = SERVING.stream()
                .map(row -> PERSON.get(row.get("personnel_number")).get("education"))
                .filter(Set.of(Codes.MASTER, Codes.BACHELOR)::contains)
                .count();
        assertTrue(educated * 100 >= SERVING.size() * 80L, educated + " of " + SERVING.size());
        Map<String, Set<String>> generations = new TreeMap<>();
        for (Map<String, String> row : SERVING) {
            int years = age(row.get("personnel_number"));
            generations
                    .computeIfAbsent(row.get("unit_code"), code -> new HashSet<>())
                    .add(years < 35 ? "young" : years < 50 ? "middle" : "senior");
        }
        assertEquals(179, generations.size());
        generations.forEach((code, found) -> assertEquals(3, found.size(), code + " has " + found));
    }

    @Test
    void every_community_is_led_and_staffed_below_both_quotas() {
        Map<String, Integer> present = populations(DISTRICT.populationsCsv());
        Map<String, Integer> atEighteen = apportion(present, 180);
        Map<String, Integer> before = apportion(present, 155);
        Map<String, Integer> beforeByCensus = apportion(populations(DISTRICT.censusPopulationsCsv()), 155);
        assertEquals(2_131, total(atEighteen));
        assertEquals(1_835, total(before));
        Map<String, Integer> staffed = new HashMap<>();
        Map<String, Map<String, Integer>> posts = new HashMap<>();
        for (Map<String, String> row : SERVING) {
            boolean contract = row.get("post").equals("GRID_WORKER");
            assertEquals(contract ? "CONTRACT" : "STAFFED", row.get("tenure_kind"));
            staffed.merge(row.get("unit_code"), contract ? 0 : 1, Integer::sum);
            posts.computeIfAbsent(row.get("unit_code"), code -> new HashMap<>())
                    .merge(row.get("post"), 1, Integer::sum);
        }
        present.keySet().forEach(code -> {
            assertTrue(staffed.get(code) < atEighteen.get(code), code);
            assertTrue(staffed.get(code) <= before.get(code), code);
            assertTrue(staffed.get(code) <= beforeByCensus.get(code), code);
            assertEquals(1, posts.get(code).get("SECRETARY"), code);
            int deputies = posts.get(code).getOrDefault("DEPUTY_SECRETARY", 0);
            assertTrue(deputies == 1 || deputies == 2, code + " deputies " + deputies);
            assertTrue(posts.get(code).get("GRID_WORKER") >= 4, code);
        });
        assertTrue(total(staffed) > 1_740 && total(staffed) <= 1_835, "staffed " + total(staffed));
        assertTrue(atEighteen.get("320613004004") - staffed.get("320613004004") >= 1);
    }

    @Test
    void careers_have_no_overlap_and_stay_within_the_life_of_unit_and_person() {
        Map<String, LocalDate> formed = UNITS.stream()
                .collect(Collectors.toMap(row -> row.get("code"), row -> LocalDate.parse(row.get("valid_from"))));
        Map<String, List<Map<String, String>>> byPerson =
                ASSIGNMENTS.stream().collect(Collectors.groupingBy(row -> row.get("personnel_number")));
        assertEquals(PERSON.keySet(), byPerson.keySet());
        int moved = 0;
        for (List<Map<String, String>> career : byPerson.values()) {
            LocalDate since = LocalDate.MIN;
            for (Map<String, String> row : career) {
                LocalDate from = LocalDate.parse(row.get("from"));
                LocalDate to = row.get("to").isEmpty() ? LocalDate.MAX : LocalDate.parse(row.get("to"));
                assertTrue(!from.isBefore(since) && from.isBefore(to), career.toString());
                assertTrue(!from.isBefore(formed.get(row.get("unit_code"))), row.toString());
                assertTrue(from.isBefore(DAY), row.toString());
                LocalDate birth =
                        LocalDate.parse(PERSON.get(row.get("personnel_number")).get("birth_date"));
                assertTrue(Period.between(birth, from).getYears() >= 20, row + " born " + birth);
                since = to;
            }
            moved += career.size() > 1 ? 1 : 0;
        }
        assertTrue(moved > 900, "people with an earlier post: " + moved);
    }

    @Test
    void no_community_ever_had_two_secretaries() {
        Map<String, List<Map<String, String>>> seats = ASSIGNMENTS.stream()
                .filter(row -> row.get("post").equals("SECRETARY"))
                .collect(Collectors.groupingBy(row -> row.get("unit_code")));
        for (List<Map<String, String>> terms : seats.values()) {
            List<Map<String, String>> ordered = new ArrayList<>(terms);
            ordered.sort(Comparator.comparing(row -> row.get("from")));
            for (int i = 1; i < ordered.size(); i++) {
                String left = ordered.get(i - 1).get("to");
                assertTrue(!left.isEmpty() && left.compareTo(ordered.get(i).get("from")) <= 0, ordered.toString());
            }
        }
    }

    @Test
    void about_two_secretaries_in_five_have_served_more_than_six_years() {
        long longServing = secretaries().stream()
                .filter(number -> consecutiveSecretaryMonths(number) > 72)
                .count();
        assertTrue(longServing >= 60 && longServing <= 90, "more than six years: " + longServing);
    }

    @Test
    void some_secretaries_pass_and_many_fail_for_different_reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        Set<String> passing = new HashSet<>();
        for (String number : secretaries()) {
            List<String> failed = failures(number);
            failed.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
            if (failed.isEmpty()) {
                passing.add(number);
            }
        }
        assertEquals(Set.copyOf(DISTRICT.eligibleSecretaries()), passing);
        assertTrue(passing.size() >= 12, "eligible: " + passing.size() + ", reasons " + reasons);
        assertTrue(179 - passing.size() >= 30);
        assertEquals(Set.of("tenure", "front", "education", "age"), reasons.keySet());
        reasons.forEach((reason, count) -> assertTrue(count >= 3, reason + " " + count));
    }

    @Test
    void the_protagonists_are_as_the_story_needs_them() {
        assertEquals("320613002004", lastPost(DISTRICT.haobeiSecretary()).get("unit_code"));
        assertTrue(consecutiveSecretaryMonths(DISTRICT.haobeiSecretary()) > 72);
        assertTrue(DISTRICT.eligibleSecretaries().contains(DISTRICT.haobeiSecretary()));
        assertEquals("320613009019", lastPost(DISTRICT.hongjiSecretary()).get("unit_code"));
        assertTrue(consecutiveSecretaryMonths(DISTRICT.hongjiSecretary()) >= 72);
        assertEquals(List.of("front"), failures(DISTRICT.hongjiSecretary()));
        assertEquals(List.of("2024"), years("320613009019"));
        assertEquals(4, DISTRICT.wenfengGridWorkers().size());
        for (String number : DISTRICT.wenfengGridWorkers()) {
            assertEquals("320613004004", lastPost(number).get("unit_code"));
            assertEquals("GRID_WORKER", lastPost(number).get("post"));
            assertTrue(LocalDate.parse(lastPost(number).get("from")).isBefore(DAY.minusYears(4)));
            assertTrue(age(number) <= 35);
            assertEquals(Codes.BACHELOR, PERSON.get(number).get("education"));
            assertTrue(PERSON_RESULTS.stream()
                    .filter(row -> row.get("personnel_number").equals(number))
                    .allMatch(row ->
                            Set.of("QUALIFIED", "EXCELLENT", "UNDETERMINED").contains(row.get("grade"))));
        }
    }

    @Test
    void communities_have_five_years_unless_they_are_young() {
        Map<String, List<Map<String, String>>> byUnit =
                COMMUNITY_RESULTS.stream().collect(Collectors.groupingBy(row -> row.get("unit_code")));
        assertEquals(179, byUnit.size());
        assertEquals(
                176, byUnit.values().stream().filter(rows -> rows.size() == 5).count());
        assertEquals(List.of("2021", "2022", "2023", "2024"), years("320613009021"));
        Map<String, Long> groups = COMMUNITY_RESULTS.stream()
                .filter(row -> row.get("year").equals("2024"))
                .collect(Collectors.groupingBy(row -> row.get("peer_group"), Collectors.counting()));
        assertEquals(15, groups.get("VILLAGE"));
        assertTrue(groups.get("RESETTLEMENT") >= 20 && groups.get("RESETTLEMENT") <= 29, groups.toString());
        COMMUNITY_RESULTS.forEach(row -> {
            var score = new BigDecimal(row.get("score"));
            assertTrue(score.scale() == 2 && score.compareTo(BigDecimal.valueOf(100)) < 0, row.toString());
        });
    }

    @Test
    void no_pool_has_more_than_a_fifth_of_excellent_people() {
        Map<String, long[]> pools = new TreeMap<>();
        for (Map<String, String> row : PERSON_RESULTS) {
            if (row.get("grade").equals("UNDETERMINED")) {
                assertEquals("", row.get("score"));
                continue;
            }
            String yearEnd = row.get("year") + "-12-31";
            String pool = ASSIGNMENTS.stream()
                    .filter(post -> post.get("personnel_number").equals(row.get("personnel_number")))
                    .filter(post -> post.get("from").compareTo(yearEnd) <= 0)
                    .filter(post -> post.get("to").isEmpty() || post.get("to").compareTo(yearEnd) > 0)
                    .map(post -> row.get("year") + post.get("unit_code").substring(0, 9))
                    .findFirst()
                    .orElseThrow();
            long[] counts = pools.computeIfAbsent(pool, key -> new long[2]);
            counts[0]++;
            counts[1] += row.get("grade").equals("EXCELLENT") ? 1 : 0;
        }
        assertEquals(16 * 5, pools.size());
        pools.forEach((pool, counts) -> assertTrue(counts[1] <= counts[0] / 5, pool));
        assertTrue(PERSON_RESULTS.size() > 10_000);
    }

    @Test
    void the_files_can_be_written_to_a_folder(@TempDir Path folder) throws IOException {
        DISTRICT.writeTo(folder.resolve("sample"));
        assertEquals(DISTRICT.peopleCsv(), Files.readString(folder.resolve("sample/people.csv")));
        try (var files = Files.list(folder.resolve("sample"))) {
            assertEquals(7, files.count());
        }
    }

    private static List<String> failures(String number) {
        List<String> failed = new ArrayList<>();
        if (consecutiveSecretaryMonths(number) < 72) {
            failed.add("tenure");
        }
        String unit = lastPost(number).get("unit_code");
        if (!List.of("2022", "2023", "2024").stream().allMatch(year -> inTopHalf(unit, year))) {
            failed.add("front");
        }
        if (PERSON.get(number).get("education").equals(Codes.UPPER_SECONDARY)) {
            failed.add("education");
        }
        if (age(number) > (PERSON.get(number).get("sex").equals("MALE") ? 57 : 52)) {
            failed.add("age");
        }
        return failed;
    }

    private static boolean inTopHalf(String unit, String year) {
        List<Map<String, String>> race = COMMUNITY_RESULTS.stream()
                .filter(row -> row.get("year").equals(year))
                .toList();
        return race.stream().filter(row -> row.get("unit_code").equals(unit)).anyMatch(own -> {
            List<BigDecimal> peers = race.stream()
                    .filter(row -> row.get("peer_group").equals(own.get("peer_group")))
                    .map(row -> new BigDecimal(row.get("score")))
                    .toList();
            var score = new BigDecimal(own.get("score"));
            long better =
                    peers.stream().filter(other -> other.compareTo(score) > 0).count();
            return (better + 1) * 2 <= peers.size();
        });
    }

    private static List<String> years(String unit) {
        return COMMUNITY_RESULTS.stream()
                .filter(row -> row.get("unit_code").equals(unit))
                .map(row -> row.get("year"))
                .toList();
    }

    private static int consecutiveSecretaryMonths(String number) {
        LocalDate since = DAY;
        List<Map<String, String>> career = ASSIGNMENTS.stream()
                .filter(row -> row.get("personnel_number").equals(number))
                .sorted(Comparator.comparing((Map<String, String> row) -> row.get("from"))
                        .reversed())
                .toList();
        for (Map<String, String> row : career) {
            boolean connects =
                    row.get("to").isEmpty() || LocalDate.parse(row.get("to")).equals(since);
            if (!connects || !row.get("post").equals("SECRETARY")) {
                break;
            }
            since = LocalDate.parse(row.get("from"));
        }
        return (int) Period.between(since, DAY).toTotalMonths();
    }

    private static List<String> secretaries() {
        return SERVING.stream()
                .filter(row -> row.get("post").equals("SECRETARY"))
                .map(row -> row.get("personnel_number"))
                .toList();
    }

    private static Map<String, String> lastPost(String number) {
        return SERVING.stream()
                .filter(row -> row.get("personnel_number").equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static int age(String number) {
        return Period.between(LocalDate.parse(PERSON.get(number).get("birth_date")), DAY)
                .getYears();
    }

    private static Map<String, Integer> populations(String csv) {
        return rows(csv).stream()
                .collect(Collectors.toMap(
                        row -> row.get("unit_code"), row -> Integer.valueOf(row.get("urban_population"))));
    }

    private static int total(Map<String, Integer> parts) {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Largest remainder in decimal fractions, written again for the test. */
    private static Map<String, Integer> apportion(Map<String, Integer> populations, int tenths) {
        int people = total(populations);
        int places = (int) Math.round(people * (double) tenths / 100_000);
        Map<String, Integer> parts = new HashMap<>();
        populations.forEach((code, count) -> parts.put(code, (int) ((long) count * places / people)));
        List<String> order = new ArrayList<>(populations.keySet());
        order.sort(Comparator.comparing((String code) -> -((long) populations.get(code) * places % people))
                .thenComparing(code -> code));
        int left = places - total(parts);
        order.subList(0, left).forEach(code -> parts.merge(code, 1, Integer::sum));
        return parts;
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    assertEquals(header.length, cells.length, line);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }
}
