package org.shequ.kit.job;

import org.shequ.contracts.problem.ProblemCode;

/** Why a job failed, whatever it was doing. */
public enum JobProblem implements ProblemCode {
    JOB_TOO_LONG(
            422,
            "Too long for one transaction",
            "单个事务时间过长",
            "This took longer than the {0} that one transaction of a job may last here; nothing of it was kept. Hand "
                    + "in smaller files.",
            "执行时间超过此处单个作业事务的上限（{0}），未保留任何结果。请拆分为较小的文件后重新提交。"),
    IMPORT_REFUSED(
            422,
            "Import refused",
            "导入被拒绝",
            "{0} rows cannot be taken; nothing was changed. Download the file with the reasons beside its rows "
                    + "(jobs/{id}/marked-file), correct it and hand it in again, or import with acceptGoodRows=true.",
            "有 {0} 行无法接收，未作任何更改。请下载附原因的原文件（jobs/{id}/marked-file），更正后重新导入，或使用 acceptGoodRows=true 只导入正确的行。"),
    JOB_NOT_ENDED(
            409,
            "The job has not ended",
            "任务尚未结束",
            "What is wrong with the file is known when the job has ended; read jobs/{id} until it has finishedAt.",
            "任务结束后方可得知文件中的全部问题；请查询 jobs/{id}，待出现 finishedAt 后再试。"),
    NOTHING_TO_MEND(
            404,
            "Nothing to mend",
            "没有需要更正的内容",
            "This job has no file with bad rows: none was handed in, it could not be read at all (see the job''s "
                    + "failure), or nothing was wrong with it. Nothing need be mended.",
            "该任务没有含问题行的文件：未提交文件、文件整体无法读取（请见任务的 failure），或未发现问题，无须更正。");

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
