package org.shequ.kit.security;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

/** Refusals (403) that say what would be needed. */
public final class Forbidden {

    static final String PERMISSION = "requiredPermission";
    static final String SCOPE = "requiredScope";

    private Forbidden() {}

    /** @param permission such as {@code quota:manage} */
    public static ProblemException permission(String permission) {
        return ProblemException.of(
                        CommonProblem.FORBIDDEN, new Words("the permission " + permission, "权限 " + permission))
                .figure(PERMISSION, permission);
    }

    /** @param unitCode what the scope must cover; {@code *} for everything */
    public static ProblemException scope(String unitCode) {
        return ProblemException.of(
                        CommonProblem.FORBIDDEN,
                        new Words("a data scope that covers " + unitCode, "涵盖 " + unitCode + " 的数据范围"))
                .figure(SCOPE, unitCode);
    }
}
