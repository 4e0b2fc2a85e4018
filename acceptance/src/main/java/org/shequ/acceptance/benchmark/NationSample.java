package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.district.CitizenIds;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A nation of units, people and posts, each following from its number, so that no file is ever whole in memory. Districts
 * have 200 communities in 10 subdistricts; people are spread over the communities evenly; six in five posts are primary
 * and open, the others lie before them. Names are invented, citizen IDs are possible and belong to nobody.
 */
final class NationSample {
    private static final int COMMUNITIES = 200;
    private static final int SUBDISTRICTS = 10;
    private static final int FIRST_DISTRICT = 310_001;
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String NAMES = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂";

    private final int communities;
    private final int people;

    NationSample(int units, int people) {
        this.communities = Math.max(COMMUNITIES, units * COMMUNITIES / (COMMUNITIES + SUBDISTRICTS + 1));
        this.people = people;
    }

    /** A file, and how many rows it has. */
    record Rows(String csv, int rows) {}

    private interface Line {
        void to(StringBuilder csv, int number);
    }

    /** Parents before their children: a district, its subdistricts, their communities. */
    Iterable<Rows> unitFiles(int size) {
        int perDistrict = 1 + SUBDISTRICTS + COMMUNITIES;
        int all = (communities + COMMUNITIES - 1) / COMMUNITIES * perDistrict;
        return files("code,name,kind,parent_code", 0, all, size, (csv, number) -> {
            int district = number / perDistrict;
            int place = number % perDistrict;
            String code = district(district);
            if (place == 0) {
                csv.append(code).append(",第").append(district).append("区,DISTRICT,");
            } else if (place <= SUBDISTRICTS) {
                csv.append(code)
                        .append("%03d".formatted(place))
                        .append(",街道")
                        .append(place)
                        .append(",SUBDISTRICT,")
                        .append(code);
            } else {
                int community = place - SUBDISTRICTS - 1;
                String own = community(district * COMMUNITIES + community);
                csv.append(own)
                        .append(",社区")
                        .append(community)
                        .append(",COMMUNITY,")
                        .append(own, 0, 9);
            }
        });
    }

    Iterable<Rows> peopleFiles(int from, int to, int size) {
        return files(
                "personnel_number,name,citizen_id,phone,ethnicity,political_status,education,status",
                from,
                to,
                size,
                (csv, number) -> csv.append(personnelNumber(number))
                        .append(',')
                        .append(SURNAMES.charAt(number % SURNAMES.length()))
                        .append(NAMES.charAt(number / 7 % NAMES.length()))
                        .append(NAMES.charAt(number / 11 % NAMES.length()))
                        .append(',')
                        .append(citizenId(number))
                        .append(',')
                        .append(phone(number))
                        .append(",HAN,")
                        .append(number % 3 == 0 ? "CPC_MEMBER" : "MASSES")
                        .append(',')
                        .append(number % 5 == 0 ? "JUNIOR_COLLEGE" : "BACHELOR")
                        .append(",ACTIVE"));
    }

    /** For each person a present post, and for every fifth a former one before it. */
    Iterable<Rows> assignmentFiles(int from, int to, int size) {
        return files(
                "personnel_number,unit_code,post,primary,from,to,tenure_kind,order_number",
                from * 6 / 5,
                to * 6 / 5,
                size,
                (csv, number) -> {
                    boolean former = number % 6 == 5;
                    int person = number / 6 * 5 + (former ? 4 : number % 6);
                    csv.append(personnelNumber(person))
                            .append(',')
                            .append(community(person % communities))
                            .append(
                                    former
                                            ? ",GRID_WORKER,true,2016-01-01,2019-03-01,CONTRACT,旧"
                                            : ",COMMUNITY_WORKER,true,2019-03-01,,STAFFED,新")
                            .append(number)
                            .append("号");
                });
    }

    int people() {
        return people;
    }

    static String personnelNumber(int number) {
        return "N%08d".formatted(number);
    }

    static String phone(int number) {
        return "138%08d".formatted(number);
    }

    static String district(int number) {
        return String.valueOf(FIRST_DISTRICT + number);
    }

    static String community(int number) {
        int place = number % COMMUNITIES;
        int perSubdistrict = COMMUNITIES / SUBDISTRICTS;
        return district(number / COMMUNITIES)
                + "%03d%03d".formatted(1 + place / perSubdistrict, 1 + place % perSubdistrict);
    }

    /** One of 7,300 birth dates, 999 sequences and as many areas as are needed. */
    static String citizenId(int number) {
        LocalDate birthDate = LocalDate.of(1968, 1, 1).plusDays(number % 7_300);
        int rest = number / 7_300;
        return CitizenIds.complete((320_101 + rest / 999)
                + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(1 + rest % 999));
    }

    private static Iterable<Rows> files(String header, int from, int to, int size, Line line) {
        List<int[]> parts = new ArrayList<>();
        for (int first = from; first < to; first += size) {
            parts.add(new int[] {first, Math.min(to, first + size)});
        }
        IntFunction<Rows> file = part -> {
            int[] range = parts.get(part);
            var csv = new StringBuilder(header).append('\n');
            for (int number = range[0]; number < range[1]; number++) {
                line.to(csv, number);
                csv.append('\n');
            }
            return new Rows(csv.toString(), range[1] - range[0]);
        };
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < parts.size();
            }

            @Override
            public Rows next() {
                return file.apply(next++);
            }
        };
    }
}
