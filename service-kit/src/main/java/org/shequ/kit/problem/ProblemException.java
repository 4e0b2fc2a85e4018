package org.shequ.kit.problem;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.contracts.problem.Violation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A refusal that the caller gets as a problem document. Carries data, not text: the text is chosen by the
 * caller's language when the answer is written. Nothing in it may be personal data.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_IN_DETAIL = 3;

    private final transient ProblemCode code;
    private final transient List<Object> arguments;
    private final transient List<BilingualViolation> violations = new ArrayList<>();
    private final transient Map<String, Object> figures = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private ProblemException(ProblemCode code, List<Object> arguments, @Nullable Throwable cause) {
        super(code.name(), cause, true, code.status() >= 500);
        this.code = code;
        this.arguments = arguments;
    }

    /** {@code detailArguments} fill {0}, {1}… of the code's detail; {@link Words} where the languages differ. */
    public static ProblemException of(ProblemCode code, Object... detailArguments) {
        return new ProblemException(code, Arrays.asList(detailArguments), null);
    }

    /** Like {@link #of}, keeping what it was translated from for the log; the cause never leaves the service. */
    public static ProblemException causedBy(Throwable cause, ProblemCode code, Object... detailArguments) {
        return new ProblemException(code, Arrays.asList(detailArguments), cause);
    }

    /** Adds a violation whose message is the same in both languages. */
    public ProblemException with(Violation violation) {
        return violation(violation.pointer(), violation.rule(), violation.message(), violation.message());
    }

    public ProblemException with(BilingualViolation violation) {
        violations.add(violation);
        return this;
    }

    public ProblemException violation(String pointer, String rule, String english, String chinese) {
        return with(new BilingualViolation(pointer, rule, english, chinese));
    }

    /** Adds a named figure that explains the refusal, such as the vacancy of an account. */
    public ProblemException figure(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    /** Adds a response header, such as Retry-After. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public int status() {
        return code.status();
    }

    public List<BilingualViolation> violations() {
        return Collections.unmodifiableList(violations);
    }

    public Map<String, Object> figures() {
        return Collections.unmodifiableMap(figures);
    }

    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /**
     * The code's detail with the arguments in place. Where a code leaves its reason to the first argument and none was
     * given, the violations are the reason.
     */
    public String detail(Language language) {
        var pattern = language.choose(code.detailEn(), code.detailZh());
        var filled = arguments.isEmpty() ? List.<Object>of(reason(language)) : arguments;
        return ProblemText.fill(pattern, filled, language);
    }

    private String reason(Language language) {
        if (violations.isEmpty()) {
            return language.choose("the request does not fit", "请求不符合要求");
        }
        var shown = violations.stream()
                .limit(MOST_IN_DETAIL)
                .map(violation ->
                        (violation.pointer() + " " + violation.in(language).message()).strip())
                .collect(Collectors.joining("; "));
        return violations.size() > MOST_IN_DETAIL ? shown + "; …" : shown;
    }

    /** The English detail, for logs and tests. */
    @Override
    public String getMessage() {
        return code.name() + ": " + detail(Language.EN);
    }
}
