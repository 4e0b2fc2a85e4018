package org.shequ.acceptance.district;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 崇川区 as sample data: the real units, and invented people, careers, populations and results, as the CSV files that
 * the services import. The same seed gives the same bytes.
 *
 * @param populationsCsv residents per community on 2024-12-31
 * @param censusPopulationsCsv the same for the census day, 2020-11-01, in the present boundaries
 * @param personResultsCsv keyed by personnel number
 * @param haobeiSecretary personnel number of the secretary whom the default INSTITUTION rule lets in
 * @param hongjiSecretary personnel number of the secretary whose community has no three ranked years
 * @param wenfengGridWorkers personnel numbers of four grid workers of 文峰社区 fit for the reserve
 * @param eligibleSecretaries personnel numbers of all secretaries that the default INSTITUTION rule lets in on the
 *     reference date
 */
public record SampleDistrict(
        String unitsCsv,
        String peopleCsv,
        String assignmentsCsv,
        String populationsCsv,
        String censusPopulationsCsv,
        String communityResultsCsv,
        String personResultsCsv,
        String haobeiSecretary,
        String hongjiSecretary,
        List<String> wenfengGridWorkers,
        List<String> eligibleSecretaries) {

    /** The business day that ages, tenures and results of the sample are made for. */
    public static final LocalDate REFERENCE_DATE = LocalDate.of(2025, 1, 6);

    /** The seed of the demo. */
    public static final long SEED = 320_613L;

    /** Community of the secretary who enters the establishment. */
    public static final String HAOBEI = Unit.HAOBEI;

    /** Community of the grid worker who climbs the ladder. */
    public static final String WENFENG = Unit.WENFENG;

    /** The newly formed community. */
    public static final String HONGJI = Unit.HONGJI;

    public static SampleDistrict generate(long seed) {
        List<Unit> units = Unit.readAll();
        List<Unit> communities = units.stream().filter(Unit::populated).toList();
        Map<String, Integer> present = Populations.present(communities, new Dice(seed, "populations"));
        Map<String, Integer> census = Populations.census(present, new Dice(seed, "census"));
        List<Member> members = Roster.draw(communities, staffing(present, census), present, seed);
        List<CommunityResult> years = CommunityYears.draw(communities, new Dice(seed, "community-results"));
        List<String> proven = members.stream()
                .filter(member -> member.holds(Codes.GRID_WORKER)
                        && member.lastPost().unit().equals(Unit.WENFENG))
                .limit(4)
                .map(Member::personnelNumber)
                .toList();
        List<PersonResult> grades = PersonYears.draw(members, Set.copyOf(proven), new Dice(seed, "person-results"));
        return new SampleDistrict(
                units(units),
                people(members),
                assignments(members),
                populations(present, "2024-12-31", "annual estimate"),
                populations(census, "2020-11-01", "census 2020"),
                communityResults(years),
                personResults(grades),
                secretaryOf(Unit.HAOBEI, members).personnelNumber(),
                secretaryOf(Unit.HONGJI, members).personnelNumber(),
                proven,
                InstitutionRule.eligible(members, years).stream()
                        .map(Member::personnelNumber)
                        .toList());
    }

    /** Writes every file into the folder, which is made if it is missing. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** File name to content. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("units.csv", unitsCsv);
        files.put("people.csv", peopleCsv);
        files.put("assignments.csv", assignmentsCsv);
        files.put("populations-2024.csv", populationsCsv);
        files.put("populations-2020.csv", censusPopulationsCsv);
        files.put("community-results.csv", communityResultsCsv);
        files.put("person-results.csv", personResultsCsv);
        return files;
    }

    /**
     * What each community gets at a ratio per 10,000 residents of 2024: the total half-up, shared by largest remainder,
     * ties by code.
     */
    public Map<String, Integer> places(BigDecimal ratio) {
        Map<String, Integer> residents = new LinkedHashMap<>();
        populationsCsv
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> residents.put(cells[0], Integer.parseInt(cells[2])));
        return new TreeMap<>(
                Populations.quota(residents, ratio.movePointRight(1).intValueExact()));
    }

    /**
     * What an earlier determination at 15.5 per 10,000 allowed, on both population dates, and always at least one
     * place fewer than 18 per 10,000 will allow.
     */
    private static Map<String, Integer> staffing(Map<String, Integer> present, Map<String, Integer> census) {
        Map<String, Integer> before = Populations.quota(present, 155);
        Map<String, Integer> beforeByCensus = Populations.quota(census, 155);
        Map<String, Integer> after = Populations.quota(present, 180);
        return present.keySet().stream().collect(Collectors.toMap(code -> code, code -> {
            int allowed = Math.min(before.getOrDefault(code, 0), beforeByCensus.getOrDefault(code, 0));
            return Math.min(allowed, after.getOrDefault(code, 0) - 1);
        }));
    }

    private static Member secretaryOf(String unit, List<Member> members) {
        return members.stream()
                .filter(member -> member.holds(Codes.SECRETARY)
                        && member.lastPost().unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static String units(List<Unit> units) {
        var csv = new Csv("code", "name", "kind", "parent_code", "valid_from", "urban_rural_class");
        for (Unit unit : units) {
            csv.row(
                    unit.code(),
                    unit.name(),
                    unit.kind(),
                    unit.kind().equals("DISTRICT") ? "" : unit.parentCode(),
                    unit.validFrom(),
                    switch (unit.kind()) {
                        case "COMMUNITY" -> "111";
                        case "VILLAGE" -> "112";
                        default -> "";
                    });
        }
        return csv.toString();
    }

    private static String people(List<Member> members) {
        var csv = new Csv(
                "personnel_number",
                "name",
                "citizen_id",
                "sex",
                "birth_date",
                "phone",
                "ethnicity",
                "political_status",
                "party_joined_on",
                "education",
                "degree",
                "certificate",
                "certificate_employed_from",
                "status");
        for (Member member : members) {
            csv.row(
                    member.personnelNumber(),
                    member.name(),
                    member.citizenId(),
                    member.male() ? "MALE" : "FEMALE",
                    member.birthDate(),
                    member.phone(),
                    member.ethnicity(),
                    member.politicalStatus(),
                    member.partyJoinedOn(),
                    member.education(),
                    member.degree(),
                    member.certificate(),
                    member.certificateEmployedFrom(),
                    member.status());
        }
        return csv.toString();
    }

    private static String assignments(List<Member> members) {
        var csv = new Csv(
                "personnel_number", "unit_code", "post", "primary", "from", "to", "tenure_kind", "order_number");
        for (Member member : members) {
            for (Post post : member.career()) {
                csv.row(
                        member.personnelNumber(),
                        post.unit(),
                        post.post(),
                        "true",
                        post.start(),
                        post.end(),
                        post.tenure(),
                        post.orderNumber());
            }
        }
        return csv.toString();
    }

    private static String populations(Map<String, Integer> populations, String date, String source) {
        var csv = new Csv("unit_code", "date", "urban_population", "source");
        populations.forEach((code, people) -> csv.row(code, date, people, source));
        return csv.toString();
    }

    private static String communityResults(List<CommunityResult> results) {
        var csv = new Csv("year", "unit_code", "score", "peer_group");
        results.forEach(result -> csv.row(result.year(), result.unit(), result.score(), result.peerGroup()));
        return csv.toString();
    }

    private static String personResults(List<PersonResult> results) {
        var csv = new Csv("year", "personnel_number", "grade", "score");
        results.forEach(result -> csv.row(result.year(), result.personnelNumber(), result.grade(), result.score()));
        return csv.toString();
    }
}
