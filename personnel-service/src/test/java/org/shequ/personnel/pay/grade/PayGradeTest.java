package org.shequ.personnel.pay.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Education;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PayGradeTest {

    private static final PayTable THREE_POST_18 = new PayTable(
            "three-post-18",
            "three posts, eighteen grades",
            "三岗十八级",
            3,
            Map.of(
                    Post.COMMUNITY_WORKER, new PayTable.Rung(1, 1, 12),
                    Post.DEPUTY_SECRETARY, new PayTable.Rung(4, 4, 15),
                    Post.SECRETARY, new PayTable.Rung(7, 7, 18)),
            Map.of(Education.BACHELOR, 3, Education.MASTER, 5, Education.DOCTOR, 7),
            Map.of(Certificate.ASSISTANT, 1, Certificate.SOCIAL_WORKER, 2, Certificate.SENIOR, 3),
            FailedYearFrom.FIRST_OF_NEXT_MONTH);

    @ParameterizedTest
    @CsvSource({
        // post,             months, failed, education,      certificate,   grade
        "COMMUNITY_WORKER,    0,      0,      '',             '',            1",
        "COMMUNITY_WORKER,    35,     0,      '',             '',            1",
        "COMMUNITY_WORKER,    36,     0,      '',             '',            2",
        "COMMUNITY_WORKER,    0,      0,      BACHELOR,       '',            2",
        "COMMUNITY_WORKER,    12,     0,      MASTER,         '',            3",
        "COMMUNITY_WORKER,    24,     0,      DOCTOR,         '',            4",
        "COMMUNITY_WORKER,    36,     1,      '',             '',            1",
        "COMMUNITY_WORKER,    36,     9,      BACHELOR,       '',            2",
        "COMMUNITY_WORKER,    36,     0,      JUNIOR_COLLEGE, ASSISTANT,     3",
        "COMMUNITY_WORKER,    600,    0,      DOCTOR,         SENIOR,        12",
        "DEPUTY_SECRETARY,    0,      0,      '',             '',            4",
        "DEPUTY_SECRETARY,    72,     0,      BACHELOR,       SOCIAL_WORKER, 9",
        "SECRETARY,           0,      0,      '',             '',            7",
        "SECRETARY,           105,    0,      BACHELOR,       '',            10",
        "SECRETARY,           600,    0,      DOCTOR,         SENIOR,        18",
    })
    void the_formula_of_three_posts_and_eighteen_grades(
            Post post, int months, int failed, String education, String certificate, int grade) {
        PayFacts facts = new PayFacts(
                post,
                months,
                IntStream.range(0, failed).mapToObj(i -> 2015 + i).toList(),
                code(Education.class, education),
                code(Certificate.class, certificate));
        assertEquals(grade, PayGrade.of(facts, THREE_POST_18).grade());
    }

    @ParameterizedTest
    @CsvSource({
        // table,        post,             months, education, certificate,   grade
        "three-post-18, COMMUNITY_WORKER, 36,     BACHELOR,  '',            3",
        "four-post-18,  GRID_WORKER,      0,      '',        '',            1",
        "four-post-18,  GRID_WORKER,      600,    DOCTOR,    SENIOR,        10",
        "four-post-18,  COMMUNITY_WORKER, 36,     BACHELOR,  '',            4",
        "four-post-18,  DEPUTY_SECRETARY, 72,     BACHELOR,  SOCIAL_WORKER, 10",
        "four-post-18,  SECRETARY,        105,    BACHELOR,  '',            11",
        "four-post-18,  SECRETARY,        600,    DOCTOR,    SENIOR,        18",
        "four-post-24,  GRID_WORKER,      23,     '',        '',            1",
        "four-post-24,  GRID_WORKER,      24,     '',        '',            2",
        "four-post-24,  COMMUNITY_WORKER, 36,     BACHELOR,  ASSISTANT,     7",
        "four-post-24,  DEPUTY_SECRETARY, 600,    '',        '',            20",
        "four-post-24,  SECRETARY,        105,    BACHELOR,  '',            15",
        "four-post-24,  SECRETARY,        600,    DOCTOR,    SENIOR,        24",
    })
    void other_tables_are_data(String table, Post post, int months, String education, String certificate, int grade)
            throws IOException {
        try (var in = PayGradeTest.class.getResourceAsStream("/pay-tables/" + table + ".json")) {
            var loaded = new ObjectMapper().readValue(in, PayTable.class);
            var facts = new PayFacts(
                    post, months, List.of(), code(Education.class, education), code(Certificate.class, certificate));
            assertEquals(table, loaded.code());
            assertEquals(grade, PayGrade.of(facts, loaded).grade());
        }
    }

    @Test
    void every_term_is_explained() {
        PayGrade grade = PayGrade.of(
                new PayFacts(Post.SECRETARY, 105, List.of(2019), Education.BACHELOR, Certificate.ASSISTANT),
                THREE_POST_18);
        Map<String, Integer> terms =
                grade.terms().stream().collect(Collectors.toMap(PayGrade.Term::name, PayGrade.Term::value));
        assertEquals(
                Map.of(
                        "base",
                        7,
                        "yearsServed",
                        8,
                        "failedYears",
                        1,
                        "educationCredit",
                        3,
                        "steps",
                        3,
                        "certificateCredit",
                        1,
                        "sum",
                        11,
                        "grade",
                        11),
                terms);
    }

    @Test
    void a_grade_is_told_in_a_sentence_from_the_same_terms() {
        var facts = new PayFacts(Post.SECRETARY, 105, List.of(2019), Education.BACHELOR, Certificate.ASSISTANT);
        var grade = PayGrade.of(facts, THREE_POST_18);
        var told = PayConclusion.of(PayScheme.COMMUNITY_GRADES, grade.grade(), grade.terms());
        assertEquals(
                "定为11级：" + Post.SECRETARY.zh() + "岗位起点7级；任职满8年，2019年考核不合格不计，本科学历折算3年，每3年一级，计3级，"
                        + Certificate.ASSISTANT.zh() + "职业资格加1级；合计11级，等级范围7至18级。",
                told.zh());
        var bare = PayGrade.of(new PayFacts(Post.SECRETARY, 105, List.of(), null, null), THREE_POST_18);
        var plain = PayConclusion.of(PayScheme.COMMUNITY_GRADES, bare.grade(), bare.terms());
        for (var text : List.of(told.en(), told.zh(), plain.en(), plain.zh())) {
            assertFalse(text.contains("null") || text.contains("-1") || text.contains("SECRETARY"), text);
        }
        assertTrue(bare.terms().stream().noneMatch(term -> term.evidence().contains("null")), bare.toString());
    }

    @Test
    void a_post_outside_the_table_has_no_grade() {
        PayFacts facts = new PayFacts(Post.GRID_WORKER, 12, List.of(), null, null);
        assertThrows(IllegalArgumentException.class, () -> PayGrade.of(facts, THREE_POST_18));
    }

    @Test
    void more_service_never_lowers_a_grade_and_the_range_always_holds() {
        long seed = 18;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Post post = List.of(Post.COMMUNITY_WORKER, Post.DEPUTY_SECRETARY, Post.SECRETARY)
                    .get(random.nextInt(3));
            Education education = Education.values()[random.nextInt(Education.values().length)];
            int months = random.nextInt(500);
            int grade = grade(post, months, education);
            PayTable.Rung rung = THREE_POST_18.ladder().get(post);
            assertTrue(
                    rung != null && grade >= rung.lowest() && grade <= rung.highest(),
                    "seed " + seed + ": " + post + " " + months);
            assertTrue(grade(post, months + random.nextInt(100), education) >= grade, "seed " + seed);
        }
    }

    private static int grade(Post post, int months, Education education) {
        return PayGrade.of(new PayFacts(post, months, List.of(), education, null), THREE_POST_18)
                .grade();
    }

    private static <E extends Enum<E>> @Nullable E code(Class<E> list, String name) {
        return name.isEmpty() ? null : Enum.valueOf(list, name);
    }
}
