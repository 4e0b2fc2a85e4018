package org.shequ.assessment;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals that only assessment-service gives. */
public enum AssessmentProblem implements ProblemCode {
    IMPORT_REFUSED(
            422,
            "Import refused",
            "导入被拒绝",
            "{0} rows cannot be taken; nothing was changed. Correct them, or import with acceptGoodRows=true.",
            "有 {0} 行无法接收，未作任何更改。请更正后重新导入，或使用 acceptGoodRows=true。"),
    FRONT_POLICY_EXISTS(
            409,
            "Front policy exists",
            "前列认定办法已存在",
            "The jurisdiction already has a front policy that takes effect on that day.",
            "该辖区已有同日生效的前列认定办法。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    AssessmentProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.titleEn = titleEn;
        this.titleZh = titleZh;
        this.detailEn = detailEn;
        this.detailZh = detailZh;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }

    @Override
    public String titleZh() {
        return titleZh;
    }

    @Override
    public String detailEn() {
        return detailEn;
    }

    @Override
    public String detailZh() {
        return detailZh;
    }
}
