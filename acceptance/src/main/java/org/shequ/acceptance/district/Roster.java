package org.shequ.acceptance.district;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Fills the communities with invented people in the district's own proportions. */
final class Roster {

    private static final LocalDate REFERENCE = SampleDistrict.REFERENCE_DATE;
    private static final List<String> MINORITIES = List.of("回族", "满族", "蒙古族", "土家族", "苗族", "壮族");

    private final Dice dice;
    private final CitizenIds citizenIds;
    private final Careers careers;
    private final List<Member> members = new ArrayList<>();

    private Roster(List<Unit> communities, long seed) {
        this.dice = new Dice(seed, "people");
        this.citizenIds = new CitizenIds(new Dice(seed, "citizen-ids"));
        this.careers = new Careers(communities, new Dice(seed, "careers"));
    }

    /** @param staffed staffed people per community; grid workers on contract come on top */
    static List<Member> draw(
            List<Unit> communities, Map<String, Integer> staffed, Map<String, Integer> populations, long seed) {
        var roster = new Roster(communities, seed);
        for (Unit unit : communities) {
            roster.fill(unit, staffed.getOrDefault(unit.code(), 0), populations.getOrDefault(unit.code(), 0));
        }
        for (int i = 0; i < 60; i++) {
            roster.addFormer(roster.dice.pick(communities));
        }
        return List.copyOf(roster.members);
    }

    private void fill(Unit unit, int staffed, int population) {
        int deputies = staffed >= 8 ? 2 : Math.min(1, staffed - 1);
        addSecretary(unit);
        for (int i = 0; i < deputies; i++) {
            add(unit, dice.around(29, 54), careers::deputy);
        }
        for (int i = 0; i < staffed - 1 - deputies; i++) {
            add(unit, drawAge(i), careers::worker);
        }
        for (int i = 0; i < Math.max(4, population / 720); i++) {
            if (unit.code().equals(Unit.WENFENG) && i < 4) {
                addProvenGridWorker(unit, i);
            } else {
                add(unit, drawAge(i % 4), careers::gridWorker);
            }
        }
    }

    /** The first three of a kind are young, middle-aged and senior, so that every community has all generations. */
    private int drawAge(int position) {
        int share = dice.between(1, 100);
        return switch (position) {
            case 0 -> dice.between(24, 33);
            case 1 -> dice.between(36, 48);
            case 2 -> dice.between(50, 54);
            default -> share <= 60 ? dice.between(23, 34) : share <= 95 ? dice.around(35, 49) : dice.between(50, 56);
        };
    }

    private void addSecretary(Unit unit) {
        boolean haobei = unit.code().equals(Unit.HAOBEI);
        boolean male = haobei || dice.chance(48);
        int youngest = 25 + careers.secretaryMonths(unit) / 12;
        int age = haobei ? 46 : Math.max(youngest, dice.around(31, 60));
        // 57 and 52 are the limits of the default INSTITUTION rule: nobody of the sample stands on the line itself
        age = male ? (age == 57 ? 56 : Math.min(age, 59)) : (age == 52 ? 51 : Math.min(age, 54));
        LocalDate birthDate = bornAtAge(age);
        boolean exemplary = haobei || unit.code().equals(Unit.HONGJI);
        String education = exemplary ? Codes.BACHELOR : drawEducation(age + 4);
        add(male, birthDate, education, careers.secretary(unit, birthDate));
    }

    private void addProvenGridWorker(Unit unit, int position) {
        LocalDate birthDate = bornAtAge(28 + position);
        add(position % 2 == 1, birthDate, Codes.BACHELOR, careers.provenGridWorker(unit));
    }

    private void add(Unit unit, int drawnAge, BiFunction<Unit, LocalDate, List<Post>> career) {
        boolean male = dice.chance(38);
        int age = Math.min(drawnAge, male ? 59 : 54);
        LocalDate birthDate = bornAtAge(age);
        add(male, birthDate, drawEducation(age), career.apply(unit, birthDate));
    }

    private void addFormer(Unit unit) {
        boolean retired = dice.chance(50);
        boolean male = dice.chance(40);
        LocalDate birthDate = bornAtAge(retired ? (male ? 64 : 59) : dice.between(28, 45));
        add(male, birthDate, drawEducation(retired ? 55 : 35), careers.former(unit, birthDate));
    }

    private LocalDate bornAtAge(int age) {
        return REFERENCE.minusYears(age).minusDays(dice.between(1, 360));
    }

    private void add(boolean male, LocalDate birthDate, String education, List<Post> career) {
        int number = members.size() + 1;
        Post last = career.getLast();
        int age = REFERENCE.getYear() - birthDate.getYear();
        String political = drawPoliticalStatus(last, age);
        boolean party = political.equals(Codes.PARTY_MEMBER);
        String certificate = drawCertificate(education);
        members.add(new Member(
                "CC%06d".formatted(number),
                Names.next(dice, male),
                citizenIds.next(birthDate, male),
                male,
                birthDate,
                "154%08d".formatted(10_000_019L * number % 100_000_000L),
                dice.chance(97) ? "汉族" : dice.pick(MINORITIES),
                political,
                party
                        ? birthDate
                                .plusYears(Math.min(age - 2, dice.around(20, 34)))
                                .plusDays(dice.between(0, 300))
                        : null,
                education,
                degreeOf(education),
                certificate,
                certificate != null && dice.chance(65) ? employedFrom(career) : null,
                statusOf(career, birthDate),
                career));
    }

    private String drawEducation(int age) {
        int throwOf100 = dice.between(1, 100);
        int master = age < 35 ? 6 : 2;
        int bachelor = age < 35 ? 97 : age < 50 ? 86 : 58;
        int college = age < 50 ? 99 : 86;
        return throwOf100 <= master
                ? Codes.MASTER
                : throwOf100 <= bachelor
                        ? Codes.BACHELOR
                        : throwOf100 <= college ? Codes.COLLEGE : Codes.UPPER_SECONDARY;
    }

    private static @Nullable String degreeOf(String education) {
        return switch (education) {
            case Codes.MASTER -> "硕士";
            case Codes.BACHELOR -> "学士";
            default -> null;
        };
    }

    private String drawPoliticalStatus(Post last, int age) {
        int party = switch (last.post()) {
            case Codes.SECRETARY -> 100;
            case Codes.DEPUTY_SECRETARY -> 90;
            case Codes.GRID_WORKER -> 22;
            default -> 42;
        };
        if (dice.chance(party)) {
            return Codes.PARTY_MEMBER;
        }
        return age < 28 && dice.chance(40) ? "共青团员" : "群众";
    }

    private @Nullable String drawCertificate(String education) {
        if (education.equals(Codes.UPPER_SECONDARY)) {
            return null;
        }
        int throwOf1000 = dice.between(1, 1_000);
        return throwOf1000 <= 220 ? "助理社会工作师" : throwOf1000 <= 350 ? "社会工作师" : throwOf1000 <= 356 ? "高级社会工作师" : null;
    }

    private LocalDate employedFrom(List<Post> career) {
        YearMonth hired = career.getFirst().from();
        YearMonth employed = hired.plusMonths(dice.between(0, 60));
        YearMonth end = career.getLast().to();
        YearMonth latest = end == null ? Careers.NOW.minusMonths(1) : end.minusMonths(1);
        return (employed.isAfter(latest) ? latest : employed).atDay(1);
    }

    private static String statusOf(List<Post> career, LocalDate birthDate) {
        if (career.getLast().to() != null) {
            return birthDate.isBefore(REFERENCE.minusYears(55)) ? "RETIRED" : "RESIGNED";
        }
        boolean firstYear = career.getFirst().from().isAfter(Careers.NOW.minusMonths(12));
        return firstYear ? "PROBATION" : "ACTIVE";
    }
}
