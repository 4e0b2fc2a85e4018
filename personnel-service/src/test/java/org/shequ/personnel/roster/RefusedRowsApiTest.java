package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;

/** A row with a cell that nobody can read is told all the same what the records have against the rest of it. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RefusedRowsApiTest {

    private static final LocalDate SINCE = LocalDate.of(2018, 7, 1);

    @Test
    void a_post_with_an_unreadable_date_is_judged_by_person_unit_and_career() {
        String district = district(2);
        String number = number(serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE), district);
        assertEquals(
                List.of(
                        "A2 PERSON_UNKNOWN",
                        "B2 UNIT_UNKNOWN",
                        "D2 DATE",
                        "D3 IDENTITIES_OVERLAP",
                        "D3 PRIMARY_POSTS_OVERLAP",
                        "E3 DATE",
                        "E4 DATE",
                        "E5 AFTER_FROM",
                        "B6 UNKNOWN_UNIT_NAME",
                        "D6 IDENTITIES_OVERLAP",
                        "C7 CODE",
                        "D7 IDENTITIES_OVERLAP",
                        "D7 TOO_YOUNG",
                        "A8 REQUIRED",
                        "B8 UNIT_UNKNOWN",
                        "A9 PERSON_UNKNOWN",
                        "B9 REQUIRED",
                        "D10 DATE",
                        "E10 DATE"),
                told("assignment-imports", district, """
                        人员编号,单位代码,岗位,开始日期,结束日期,身份
                        NOBODY,999901001001,网格员,不详,,
                        %1$s,%3$s,网格员,2020-01-01,不详,定编
                        %1$s,%2$s,网格员,2018-07-01,不详,
                        %1$s,%3$s,网格员,2020-01-01,2019-01-01,定编
                        %1$s,没有的社区,网格员,2020-01-01,,定编
                        %1$s,%3$s,什么员,1999-01-01,,定编
                        ,999901001001,网格员,2020-01-01,,
                        NOBODY,,网格员,2020-01-01,,
                        %1$s,%3$s,网格员,不详,不详,定编
                        """.formatted(
                                number, community(district, 1), community(district, 2))));
    }

    @Test
    void a_person_with_an_unreadable_cell_is_judged_by_number_id_and_status() {
        String district = district(1);
        String known = row(recorded(district), district);
        String other = row(recorded(district), district);
        String stranger = row(recorded(district(1)), "");
        String id = known.substring(known.lastIndexOf(',') + 1);
        assertEquals(
                List.of(
                        "C2 CITIZEN_ID_TAKEN",
                        "D2 CODE",
                        "D3 CODE",
                        "F3 STATUS_NEEDED",
                        "A4 SCOPE",
                        "D4 CODE",
                        "A5 PERSONNEL_NUMBER",
                        "D6 CODE",
                        "G7 CODE",
                        "D8 CODE",
                        "F8 LEFT_BEFORE_START"),
                told("person-imports", district, """
                        人员编号,姓名,公民身份号码,学历,状态,离职日期,政治面貌,入党日期
                        NEW%1$s,新人,%2$s,神童,,,,
                        %3$s,神童,在岗,2026-01-01,,
                        %4$s,神童,,,,
                        号码,新人,%2$s,本科,,,,
                        %5$s,神童,,,,
                        NEW2%1$s,新人,%6$s,本科,,,不知道,1995-01-01
                        %7$s,神童,退休,1999-01-01,,
                        """.formatted(
                                district,
                                id,
                                known,
                                stranger,
                                other,
                                org.shequ.personnel.Given.citizenId(LocalDate.of(1990, 5, 4), false),
                                row(serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE), district))));
    }

    @Test
    void a_unit_with_an_unreadable_cell_is_judged_by_code_and_parent() {
        String district = district(1);
        assertEquals(
                List.of(
                        "C2 CODE", "D2 PARENT_EXISTS",
                        "A3 SCOPE", "C3 CODE",
                        "B4 REQUIRED", "D4 CODE_EXTENDS_PARENT",
                        "C5 KIND_FITS_CODE", "E5 DATE",
                        "D6 UNKNOWN_UNIT_NAME", "E6 DATE"),
                told("unit-imports", district, """
                        代码,名称,类型,上级代码,生效日期
                        %1$s002001,新社区,什么,%1$s002,
                        999901001001,新社区,什么,999901001,
                        %1$s001002,,社区,%1$s,
                        %1$s001003,新社区,街道,%1$s001,不详
                        %1$s001004,新社区,社区,没有的街道,不详
                        """.formatted(district)
                        .replace(",,社区,%s,".formatted(district), ",,社区,999901,")));
    }

    @Test
    void a_name_beside_a_number_or_code_is_held_against_it() {
        String district = district(2);
        String number = number(recorded(district), district);
        assertEquals(
                List.of("B2 NAME_DIFFERS", "D2 NAME_DIFFERS", "D5 UNKNOWN_UNIT_NAME", "C6 REQUIRED"),
                told("assignment-imports", district, """
                        人员编号,姓名,单位代码,单位,岗位,开始日期,结束日期
                        %1$s,李四,%2$s,第2社区,网格员,2015-01-01,2015-12-31
                        %1$s,张*,%2$s,第1社区居委会,网格员,2020-01-01,2020-12-31
                        %1$s,张伟,,第2社区,网格员,2021-01-01,2021-12-31
                        %1$s,张伟,,第3社区,网格员,2022-01-01,2022-12-31
                        %1$s,张伟,,,网格员,2023-01-01,2023-12-31
                        """.formatted(number, community(district, 1))));
        assertEquals(List.of("E3 NAME_DIFFERS", "D5 CODE_EXTENDS_PARENT"), told("unit-imports", district, """
                        代码,名称,类型,上级代码,上级名称
                        %1$s001003,新社区,社区,%1$s001,测试街道
                        %1$s001004,又一社区,社区,%1$s001,别的街道
                        %1$s001005,第三社区,社区,,测试街道
                        %1$s001006,第四社区,社区,,
                        """.formatted(
                        district)));
    }

    private static List<String> told(String imports, String district, String csv) {
        String token = clerk(district);
        var job = imported(imports, token, csv, Map.of());
        assertEquals("FAILED", job.getString("state"), job::prettify);
        return problems(token, job).stream()
                .map(problem -> problem.get("cell") + " " + problem.get("rule"))
                .sorted(Comparator.comparing(
                                (String told) -> Integer.parseInt(told.replaceAll("[A-Z]([0-9]+) .*", "$1")))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String number(String id, String district) {
        return get(clerk(district), "people/" + id).path("personnelNumber");
    }

    /** Number, name and citizen ID. */
    private static String row(String id, String scope) {
        var tokens = Tokens.of("personnel-unmasker");
        var known = as((scope.isEmpty() ? tokens : tokens.scope(scope)).bearer())
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/people/" + id)
                .jsonPath();
        return known.getString("personnelNumber") + "," + known.getString("name") + "," + known.getString("citizenId");
    }
}
