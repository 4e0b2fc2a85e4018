package org.shequ.kit.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "zh-CN, ZH",
        "zh, ZH",
        "'zh-Hans-CN,en;q=0.8', ZH",
        "'en-GB,zh;q=0.9', EN",
        "'en;q=0.1,zh;q=0.2', ZH",
        "'zh;q=0,en', EN",
        "fr, EN",
        "'*', EN",
        "';;;', EN",
        "'', EN",
        ", EN"
    })
    void the_better_liked_language_is_spoken(String header, Language expected) {
        assertThat(Language.preferred(header)).isEqualTo(expected);
    }

    @Test
    void an_endless_header_counts_as_absent() {
        assertThat(Language.preferred("zh,".repeat(10_000))).isEqualTo(Language.EN);
    }

    @Test
    void numbers_are_written_as_they_are_and_apostrophes_stay() {
        assertThat(ProblemText.fill("It''s {0}, the unit's year {1}", List.of(2025, "{0}"), Language.EN))
                .isEqualTo("It's 2025, the unit's year {0}");
        assertThat(ProblemText.fill("{0}/{1}", List.of(new Words("a", "甲")), Language.ZH))
                .isEqualTo("甲/");
    }

    @Test
    void every_common_problem_renders_in_both_languages_without_arguments() {
        for (var code : CommonProblem.values()) {
            for (var language : Language.values()) {
                var problem = ProblemResponses.render(ProblemException.of(code), language);
                assertThat(problem.detail()).as(code.name()).isNotBlank().doesNotContain("{");
                assertThat(problem.title()).isNotBlank();
            }
        }
    }
}
