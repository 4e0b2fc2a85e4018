package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.ProblemResponses;

import java.util.List;

/** A failure in both languages, as the database keeps it. */
record StoredFailure(
        String code,
        String detailEn,
        String detailZh,
        @Nullable String traceId,
        List<BilingualViolation> violations) {

    static StoredFailure of(ProblemException problem) {
        var english = ProblemResponses.render(problem, Language.EN);
        var chinese = ProblemResponses.render(problem, Language.ZH);
        return new StoredFailure(
                problem.code().name(),
                english.detail(),
                chinese.detail(),
                english.traceId(),
                List.copyOf(problem.violations()));
    }

    JobView.Failure in(Language language) {
        return new JobView.Failure(
                code,
                language.choose(detailEn, detailZh),
                traceId,
                violations.stream().map(violation -> violation.in(language)).toList());
    }
}
