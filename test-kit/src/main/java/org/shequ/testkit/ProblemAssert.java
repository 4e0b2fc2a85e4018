package org.shequ.testkit;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.shequ.contracts.problem.Problem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.privacy.AccessPurpose;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Assertions on problem documents. */
public final class ProblemAssert {
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b");

    private static final Set<String> PURPOSES =
            Arrays.stream(AccessPurpose.values()).map(Enum::name).collect(Collectors.toSet());

    private ProblemAssert() {}

    /** Asserts that the answer is the problem: status, media type, code, type, title, a detail and a trace id. */
    public static Response assertProblem(ProblemCode code, Response response) {
        var body = response.asString();
        assertAll(
                body,
                () -> assertEquals(code.status(), response.statusCode(), "status"),
                () -> assertTrue(
                        response.contentType().startsWith(Problem.MEDIA_TYPE),
                        () -> "media type " + response.contentType()),
                () -> assertEquals(code.name(), response.path("code"), "code"),
                () -> assertEquals(code.type(), response.path("type"), "type"),
                () -> assertEquals(Integer.valueOf(code.status()), response.path("status"), "status in the body"),
                () -> assertFalse(text(response, "detail").isBlank(), "detail is missing"),
                () -> assertFalse(text(response, "detail").contains("{0}"), "detail lacks its arguments"),
                () -> assertEquals(List.of(), constants(code, response), "constants of the code in the texts"),
                () -> assertTrue(text(response, "traceId").matches("[0-9a-f]{32}"), "traceId is missing"));
        return response;
    }

    /** The same at the end of a REST-assured chain. */
    public static ValidatableResponse assertProblem(ProblemCode code, ValidatableResponse response) {
        assertProblem(code, response.extract().response());
        return response;
    }

    /**
     * Makes the call twice, asking for English and for Chinese, and asserts the problem in the right words both times.
     *
     * @param call is given a request with the language set, and must be refused each time
     * @return the English answer
     */
    public static Response assertRefused(ProblemCode code, Function<RequestSpecification, Response> call) {
        var chinese = assertProblem(code, call.apply(given().header("Accept-Language", "zh-CN")));
        assertEquals(code.titleZh(), chinese.path("title"), "Chinese title");
        var english = assertProblem(code, call.apply(given().header("Accept-Language", "en")));
        assertEquals(code.titleEn(), english.path("title"), "English title");
        return english;
    }

    /**
     * People read names, not constants such as {@code MERGED_AWAY}. What a text itself holds is meant, and so is what the
     * caller has to send: a purpose.
     */
    private static List<String> constants(ProblemCode code, Response response) {
        return CONSTANT.matcher(text(response, "detail"))
                .results()
                .map(MatchResult::group)
                .filter(word -> !(code.detailEn() + code.detailZh()).contains(word))
                .filter(word -> !PURPOSES.contains(word))
                .toList();
    }

    private static String text(Response response, String field) {
        var value = response.<Object>path(field);
        return value == null ? "" : value.toString();
    }
}
