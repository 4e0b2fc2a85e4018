package org.shequ.kit.job;

import org.shequ.contracts.problem.ProblemCode;

/** Why a job failed, whatever it was doing. */
public enum JobProblem implements ProblemCode {
    JOB_TOO_LONG(
            422,
            "Too long for one transaction",
            "单个事务时间过长",
            "This took longer than the {0} that one transaction of a job may last here; nothing of it was kept. Hand in smaller"
                    + " files.",
            "执行时间超过此处单个作业事务的上限（{0}），未保留任何结果。请拆分为较小的文件后重新提交。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    JobProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
