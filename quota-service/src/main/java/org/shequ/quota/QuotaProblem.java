package org.shequ.quota;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals that only quota-service gives. */
public enum QuotaProblem implements ProblemCode {
    STANDARD_EXISTS(
            409,
            "Standard exists",
            "配置标准已存在",
            "The jurisdiction already has a standard that takes effect on that day; the drafter (quota:manage) adopts"
                    + " the new one from another day.",
            "该辖区已有同日生效的配置标准，请由经办（quota:manage）另定生效日期。"),
    STANDARD_OF_ANOTHER_JURISDICTION(
            422,
            "Standard of another jurisdiction",
            "配置标准不适用于该辖区",
            "The standard is of {0}, which does not contain {1}; choose one that governs {1}, or the drafter "
                    + "(quota:manage) adopts one (POST standards).",
            "该标准适用于 {0}，不包含 {1}；请选用适用于 {1} 的标准，或由经办（quota:manage）另行制定（POST standards）。"),
    NO_COMMUNITIES(
            422,
            "No communities",
            "辖区内没有社区",
            "There is no active community under {0}; look at the code, or the clerk of records (personnel:write) "
                    + "enters the communities first.",
            "{0} 下没有在用的社区；请核对代码，或先由档案经办（personnel:write）登记社区。"),
    POPULATION_MISSING(
            422,
            "Population missing",
            "缺少人口数据",
            "{0} communities have no urban population of {1}; the drafter (quota:manage) brings it in "
                    + "(population-imports).",
            "有 {0} 个社区缺少 {1} 的城镇常住人口数据，请由经办（quota:manage）导入（population-imports）。"),
    HOUSEHOLDS_MISSING(
            422,
            "Households missing",
            "缺少户数数据",
            "{0} communities have no households of {1}; the drafter (quota:manage) brings them in "
                    + "(population-imports).",
            "有 {0} 个社区缺少 {1} 的户数数据，请由经办（quota:manage）导入（population-imports）。"),
    FLOORS_EXCEED_TOTAL(
            422,
            "Minimums exceed the total",
            "最低配置之和超过总数",
            "The minimums of all communities need {0} places, the total is {1}; the drafter (quota:manage) adopts a "
                    + "standard with lower minimums, or with minimums beside the total.",
            "各社区最低配置合计 {0} 名，超过总数 {1} 名；请由经办（quota:manage）降低最低配置，或将最低配置列于总数之外。"),
    ADJUSTMENT_UNKNOWN_UNIT(
            422,
            "Adjustment for an unknown community",
            "调整对象不在核定范围",
            "{0} is no community of this determination; adjust only communities that its jurisdiction contains.",
            "{0} 不在本次核定范围内，请仅对该辖区内的社区调整。"),
    ADJUSTMENT_BELOW_ZERO(
            422,
            "Adjustment below zero",
            "调整后小于零",
            "{0} would be left with {1} places; the drafter (quota:manage) takes away fewer.",
            "{0} 调整后为 {1} 名，请由经办（quota:manage）减少核减数。"),
    TOO_MANY_COMMUNITIES(
            422,
            "Too many communities for one request",
            "社区数量过多",
            "{0} communities are more than the {1} that are determined at once; submit a job (determination-drafts, "
                    + "approval-jobs).",
            "{0} 个社区超过单次上限 {1} 个，请提交后台任务（determination-drafts、approval-jobs）。"),
    DETERMINATION_OUTDATED(
            409,
            "Determination outdated",
            "核定方案已过时",
            "{0} communities of it have been merged or split since; the drafter (quota:manage) drafts it again.",
            "其中 {0} 个社区已被撤并，请由经办（quota:manage）重新拟定。"),
    COMMUNITY_ENDED(
            409,
            "Community has ended",
            "社区已撤并",
            "{0} has been merged or split and gets no more places; use the account of the community that followed it "
                    + "(unit-reorganisations).",
            "{0} 已被撤并，不再增加员额；请使用承接社区的账户（unit-reorganisations）。"),
    SELF_APPROVAL(
            422,
            "Self-approval",
            "不得自行审批",
            "Who drafts or submits does not approve; another approver (quota:approve) must.",
            "拟定或报送人不得审批，须由其他审批人员（quota:approve）办理。"),
    WHAT_IF_CHANGES_NOTHING(
            409,
            "What-if changes nothing",
            "测算方案不得报批",
            "A what-if determination is for comparison only; the drafter (quota:manage) drafts one with whatIf false "
                    + "and submits that.",
            "测算方案仅供比较，不能报批；请由经办（quota:manage）另拟正式方案（whatIf 为 false）报批。"),
    NO_SECRETARIES(
            422,
            "No secretaries",
            "没有书记",
            "No secretary is in post under {0}; the plan would have no places. The clerk of records (personnel:write)"
                    + " enters the posts first.",
            "{0} 下没有在任书记，计划名额为零；请先由档案经办（personnel:write）登记任职。"),
    VACANCY_INSUFFICIENT(
            409,
            "Not enough vacant places",
            "空缺员额不足",
            "{0} places are needed, {1} are vacant; ask for no more, or an approver (quota:approve) first transfers, "
                    + "thaws or orders places for the account.",
            "需要 {0} 名，空缺 {1} 名；请减少所需名额，或先由审批人员（quota:approve）调剂、解冻或下达超员文件。"),
    PLAN_OUT_OF_YEARS(
            409,
            "Outside the plan's years",
            "不在计划年度内",
            "The plan gives places in the years {0} to {1} only. An approver (quota:approve) records the order that "
                    + "extends it: POST incentive-plans/{2}/extension.",
            "该计划仅在 {0} 年至 {1} 年提供名额。如有延期文件，请由审批人员（quota:approve）登记：POST incentive-plans/{2}/extension。"),
    NO_ACCOUNT(
            422,
            "No account",
            "没有账户",
            "{0} has no account to take places from; a determination that an approver (quota:approve) approves opens "
                    + "it.",
            "{0} 没有可用的员额账户；账户由审批人员（quota:approve）批准核定方案后建立。"),
    PLACES_OF_A_ROUND(
            409,
            "Places of a round",
            "名额属于选聘批次",
            "These places belong to a selection round; only its officer (selection:manage) moves them on, through the"
                    + " round.",
            "该名额属于选聘批次，须由批次经办（selection:manage）通过该批次处理。"),
    PLACES_NOT_THERE(
            409,
            "Not in that state any more",
            "名额状态已变",
            "No place of the request can become {0}: they are {1}. Read the request again; what ended is asked for "
                    + "anew (POST place-requests).",
            "没有可转为“{0}”的名额，当前状态：{1}。请重新读取该申请；已终结的须重新申请（POST place-requests）。"),
    FREEZE_INSUFFICIENT(
            409,
            "Not that many frozen",
            "冻结员额不足",
            "{0} places are to be thawed, {1} are frozen; thaw no more than that.",
            "拟解冻 {0} 名，已冻结 {1} 名；请按不超过已冻结数解冻。"),
    ORDER_IN_USE(
            409,
            "Over-quota order in use",
            "超员文件额度已使用",
            "{0} places of the order are to be withdrawn, {1} are unused; withdraw at most {1}, the rest once its "
                    + "holders have left.",
            "拟收回 {0} 名，未使用 {1} 名；收回数不得超过 {1} 名，其余须待占用人员离开后收回。"),
    TRANSFER_OUTSIDE_SUBDISTRICT(
            422,
            "Transfer outside the subdistrict",
            "不得跨街道调剂",
            "Places are transferred between communities of one subdistrict only; between subdistricts the drafter "
                    + "(quota:manage) drafts a determination.",
            "员额只能在同一街道（镇）的社区之间调剂；跨街道（镇）的须由经办（quota:manage）拟订核定方案。");

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
