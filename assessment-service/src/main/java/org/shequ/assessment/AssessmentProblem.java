package org.shequ.assessment;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals that only assessment-service gives. */
public enum AssessmentProblem implements ProblemCode {
    FRONT_POLICY_EXISTS(
            409,
            "Front policy exists",
            "前列认定办法已存在",
            "The jurisdiction already has a front policy that takes effect on that day; the officer "
                    + "(assessment:manage) adopts the new one from another day.",
            "该辖区已有同日生效的前列认定办法，请由经办（assessment:manage）另定生效日期。"),
    SCHEME_UNSOUND(
            422,
            "Scheme unsound",
            "考核方案不成立",
            "The scheme has {0} faults as a whole; the officer (assessment:manage) corrects each that the violations "
                    + "name.",
            "方案整体校验发现 {0} 处问题，请由经办（assessment:manage）按 violations 逐处更正。"),
    SELF_APPROVAL(
            422,
            "Self-approval",
            "不得自行审批",
            "Who drafts a scheme does not approve it; another approver (assessment:approve) must.",
            "方案拟定人不得批准该方案，须由其他审批人员（assessment:approve）批准。"),
    SCHEME_NOT_APPROVED(
            409,
            "Scheme not approved",
            "方案未批准",
            "A cycle runs by an approved scheme only; an approver (assessment:approve) approves it first "
                    + "(schemes/{id}/approval).",
            "考核周期只能依据已批准的方案，请先由审批人员（assessment:approve）批准（schemes/{id}/approval）。"),
    SCHEME_OF_ANOTHER_JURISDICTION(
            422,
            "Scheme of another jurisdiction",
            "方案不适用于该辖区",
            "The scheme is for {0} and what is under it, not for {1}; choose a scheme that is for {1}, or let the "
                    + "officer (assessment:manage) draft one.",
            "方案适用于 {0} 及其下级，不适用于 {1}；请选用适用于 {1} 的方案，或由经办（assessment:manage）另行拟订。"),
    CYCLE_EXISTS(
            409,
            "Cycle exists",
            "考核周期已存在",
            "The jurisdiction already has a cycle of these subjects in that year; go on with that one, or the officer"
                    + " (assessment:manage) cancels it first (cycles/{id}/cancellation).",
            "该辖区该年度已有同类考核周期；请在该周期内办理，或由经办（assessment:manage）先行终止（cycles/{id}/cancellation）。"),
    CYCLE_OVERLAPS(
            409,
            "Cycle overlaps",
            "考核周期重叠",
            "A cycle of {0} ({1}) judges the same subjects in that year as one of {2} would; the officer "
                    + "(assessment:manage) cancels it first (cycles/{id}/cancellation).",
            "{0} 的考核周期（{1}）与 {2} 同年度考核对象重叠，须先由经办（assessment:manage）终止（cycles/{id}/cancellation）。"),
    CYCLE_NOT_IN_STATE(
            409,
            "Not in this state of the cycle",
            "考核周期阶段不符",
            "The cycle stands at {0}; this belongs to {1}. Possible now: {2}.",
            "考核周期处于“{0}”阶段，此操作属于“{1}”阶段。当前可执行：{2}。"),
    NO_SUBJECTS(
            422,
            "Nobody to judge",
            "没有考核对象",
            "The records show nobody in {0} who is to be judged for {1}; where somebody is missing, the clerk of "
                    + "records (personnel:write) enters the posts first.",
            "{0} 没有应参加 {1} 年度考核的对象；如有遗漏，请先由档案经办（personnel:write）补登任职。"),
    PEER_GROUP_MISSING(
            422,
            "Peer group missing",
            "缺少组别",
            "No peer group of the scheme fits: {0}. The officer (assessment:manage) drafts an edition of the scheme "
                    + "that has one for each.",
            "方案中没有适用的组别：{0}。请由经办（assessment:manage）修订方案，补充相应组别。"),
    DEADLINE_PASSED(
            422, "Deadline passed", "期限已过", "The deadline {0} lies before today, {1}: {2}.", "期限 {0} 早于今天 {1}：{2}。"),
    SUBJECT_NOT_LISTABLE(
            422,
            "Subject not listable",
            "不符合列入条件",
            "Current records exclude {0} from this cycle; where a record is wrong, the clerk of records"
                    + " (personnel:write) corrects it first.",
            "按现有记录，{0} 不列入本周期考核对象；记录有误的，请先由档案经办（personnel:write）更正。"),
    SUBJECT_NOT_LISTED(
            422,
            "Subject not listed",
            "不在名单",
            "{0} is not on the list, or already withdrawn; the officer (assessment:manage) decides who stands on it "
                    + "(cycles/{id}/subject-decisions).",
            "{0} 不在名单中或已退出；名单由经办（assessment:manage）调整（cycles/{id}/subject-decisions）。"),
    SHEET_NOT_FOUND(
            422,
            "No such sheet",
            "没有此评分表",
            "There is no such sheet of a named rater that the caller may take back; look at subject, class and rater "
                    + "again. Of an anonymous class no sheet is taken back.",
            "没有可由调用方撤回的此张实名评分表，请核对考核对象、评价主体和评价人；匿名评分表不得撤回。"),
    TOO_FEW_RATERS(
            422,
            "Too few raters",
            "评价人数不足",
            "In {0} cases a rater class has too few sheets about a subject; nothing is re-weighted. The scorers "
                    + "(assessment:score) hand in what the violations name, or the officer (assessment:manage) moves the "
                    + "deadline (cycles/{id}/deadline).",
            "共有 {0} 处评价主体人数不足，系统不会自行调整权重。请由评分人员（assessment:score）按 violations 补交评分表，"
                    + "或由经办（assessment:manage）延长期限（cycles/{id}/deadline）。"),
    UNKNOWN_IN_SCHEME(
            422,
            "Unknown in the scheme",
            "方案中没有此项",
            "The scheme has no such item: {0}. Use a code that the scheme lists (schemes/{id}).",
            "方案中没有此项：{0}。请使用方案（schemes/{id}）列出的代码。"),
    POINTS_BEYOND_LIMIT(
            422,
            "Points beyond the limit",
            "加减分超出上限",
            "{0} points are more than {1} allows, {2}; the officer (assessment:manage) books no more than that.",
            "{0} 分超出 {1} 的上限 {2}；请由经办（assessment:manage）按不超过上限的分值登记。"),
    EVIDENCE_REQUIRED(
            422,
            "Evidence required",
            "须附佐证",
            "{0} needs a link to evidence: send it in the member evidence.",
            "{0} 须附佐证链接，请填写 evidence。"),
    VETO_STANDS(
            409,
            "Veto stands",
            "否决已登记",
            "The veto {0} already stands against {1}; where it is wrong, the officer (assessment:manage) lifts it "
                    + "(subjects/{subject}/vetoes/{veto}/lifting).",
            "{1} 已登记否决事项 {0}；登记有误的，请由经办（assessment:manage）解除（subjects/{subject}/vetoes/{veto}/lifting）。"),
    RECORD_NOT_FOUND(
            422,
            "No such record",
            "没有此登记",
            "There is no such record, or it was revoked before; see what stands in "
                    + "cycles/{id}/subjects/{subject}/records.",
            "没有此登记或已撤销；现有登记请见 cycles/{id}/subjects/{subject}/records。"),
    NO_TIE(
            422,
            "No tie",
            "没有并列",
            "There is no tie at the cap in {0}, so nothing need be decided; see cycles/{id}/pools.",
            "{0} 没有优秀名额并列，无须裁定，请见 cycles/{id}/pools。"),
    TIE_DECISION_UNFIT(
            422,
            "Decision does not fit the tie",
            "裁定与并列情况不符",
            "At most {0} of the {1} in the tie may be excellent, and nobody outside it; the officer "
                    + "(assessment:manage) chooses among those in figures.tie.",
            "并列的 {1} 人中至多 {0} 人可评为优秀，且不得选择并列以外人员；请由经办（assessment:manage）在 figures.tie 所列人员中选择。"),
    NOT_GRADED(
            422,
            "Not graded",
            "不评等次",
            "Communities are ranked, not graded; see their ranks in cycles/{id}/outcomes.",
            "社区只排名，不评等次；排名请见 cycles/{id}/outcomes。"),
    SEPARATION_OF_DUTIES(
            422,
            "Separation of duties",
            "职责须分离",
            "Who did an earlier part of this does not do this part: scoring, calibrating, publishing and deciding are"
                    + " different hands. Somebody else with the same permission must do it.",
            "评分、审定、公示定案与复核申诉须由不同人员办理，请由具有同一权限的其他人员办理。"),
    TIES_UNDECIDED(
            422,
            "Ties undecided",
            "并列未裁定",
            "Ties at the cap of excellent grades are undecided in: {0}. The officer (assessment:manage) decides each "
                    + "(pools/{pool}/tie-decision).",
            "以下范围的优秀名额并列尚未裁定：{0}。须由经办（assessment:manage）逐项裁定（pools/{pool}/tie-decision）。"),
    PUBLICITY_LASTS(
            422,
            "Publicity lasts",
            "公示期未满",
            "Publicity lasts to the end of {0}; today is {1}. From the day after on the publisher "
                    + "(assessment:publish) makes the results final.",
            "公示至 {0} 日终，今天为 {1}；公示期满次日起由公示人员（assessment:publish）定案。"),
    ALREADY_DECIDED(
            409,
            "Already decided",
            "已作决定",
            "This was decided before: read it again. Where the decision was wrong, the officer (assessment:manage) "
                    + "asks for a correction (cycles/{id}/corrections).",
            "此事项已作决定，请重新读取；决定有误的，由经办（assessment:manage）申请更正（cycles/{id}/corrections）。"),
    SCORE_REQUIRED(
            422,
            "Score where something changes",
            "变更须给出得分",
            "A change must name the score that it leads to; where nothing changes there must be none.",
            "变更时须给出得分，维持时不得给出。"),
    GRADE_REQUIRED(
            422,
            "Grade required",
            "须给出等次",
            "A person's result must name its grade: send it in the member grade.",
            "人员结果须给出等次，请填写 grade。"),
    GRADE_ABOVE_CAP(
            422,
            "Grade above the cap",
            "等次超出上限",
            "{0} is better than vetoes and sanctions leave open, {1}; give {1} at most, or the officer "
                    + "(assessment:manage) lifts the veto first.",
            "{0} 高于否决或处分允许的最高等次 {1}；请给出不高于 {1} 的等次，或先由经办（assessment:manage）解除否决。"),
    EXCELLENCE_CAP_EXCEEDED(
            422,
            "No excellent grade left",
            "优秀名额已满",
            "{0} has {1} places for excellent grades, and {2} are taken; give another grade, or an approver "
                    + "(assessment:approve) first takes one back by a correction.",
            "{0} 共有优秀名额 {1} 个，已用 {2} 个；请给出其他等次，或先由审批人员（assessment:approve）经更正收回名额。"),
    NOT_SETTLED(
            409,
            "Not settled",
            "尚未定案",
            "There is no final result of {0} in this cycle yet; the publisher (assessment:publish) makes results "
                    + "final when publicity is over.",
            "{0} 在本周期尚无最终结果；公示期满后由公示人员（assessment:publish）定案。"),
    REVIEW_FIRST(
            422,
            "Review first",
            "须先复核",
            "An appeal follows a decided review: an approver (assessment:approve) decides on the review first.",
            "申诉须在复核决定之后提出，请先由审批人员（assessment:approve）作出复核决定。"),
    APPEAL_EXISTS(
            409,
            "Already filed",
            "已提出",
            "This stage was already filed about the result; an approver (assessment:approve) decides it "
                    + "(appeals/{id}/decision).",
            "该结果在此阶段已提出申请，由审批人员（assessment:approve）决定（appeals/{id}/decision）。"),
    SUCCESSION_EXISTS(
            409,
            "Succession on record",
            "承继已登记",
            "The merger or split of these communities is on record, see GET successions; nothing was inherited again,"
                    + " and nothing need be done.",
            "这些社区的合并或拆分已登记，请见 GET successions；未重复承继，无须再次办理。"),
    SUCCESSION_UNSOUND(
            422,
            "Not a merger or split",
            "不是合并或拆分",
            "A merger takes two or more communities, each with its population, to one; a split one to two or more; "
                    + "all must be different and in one district.",
            "合并为两个以上社区（均须给出人口）并为一个，拆分为一个分为两个以上；各社区不得重复且须同属一区。"),
    PREDECESSOR_MISSING(
            422,
            "Predecessor missing",
            "缺少被合并社区",
            "The records say that {1} went into {0} too; a merger must name all communities that went into it.",
            "记录显示 {1} 亦并入 {0}，登记合并须列明全部被合并社区。"),
    NO_RESULT_CONFLICT(
            422,
            "No conflict of results",
            "没有结果冲突",
            "The records of the person do not contradict each other about {0}, or none of them says what was chosen; "
                    + "see what is open in result-conflicts.",
            "该人员各档案 {0} 年度的结果并无冲突，或所选档案没有该年度结果；待裁定事项请见 result-conflicts。"),
    RESULTS_MOVED(
            409,
            "Results have moved",
            "结果已变动",
            "The results of {0} are no longer those that the decision is about; read result-conflicts again and "
                    + "decide on what stands there now.",
            "{0} 年度的结果已与裁定依据不同，请重新读取 result-conflicts，按现有结果裁定。"),
    UNKNOWN_COMMUNITY(
            422,
            "Unknown community",
            "没有此社区",
            "There is no community or village {0}; use a code that GET communities lists, or the clerk of records "
                    + "(personnel:write) enters the unit first.",
            "没有社区或村 {0}；请使用 GET communities 列出的代码，或先由档案经办（personnel:write）登记该单位。");

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
