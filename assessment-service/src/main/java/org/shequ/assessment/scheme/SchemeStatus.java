package org.shequ.assessment.scheme;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

/** Where a scheme stands: once approved it never changes. */
public enum SchemeStatus {
    DRAFT,
    APPROVED;

    void requireDraft(SchemeStatus wanted) {
        switch (this) {
            case DRAFT -> {}
            case APPROVED -> throw ProblemException.of(CommonProblem.ILLEGAL_TRANSITION, name(), wanted.name(), "-");
        }
    }
}
