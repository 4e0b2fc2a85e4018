package org.shequ.quota;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals that only quota-service gives. */
public enum QuotaProblem implements ProblemCode {
    QUOTA_EXHAUSTED(
            422,
            "Quota exhausted",
            "员额不足",
            "The entry would take the account beyond what is approved.",
            "该记账会使账户超出核定数。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    QuotaProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
