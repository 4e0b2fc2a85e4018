package org.shequ.personnel;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals of this service. */
public enum PersonnelProblem implements ProblemCode {
    CITIZEN_ID_TAKEN(
            409,
            "Citizen ID taken",
            "公民身份号码已登记",
            "Another record has this citizen ID; one person has one record for life.",
            "该公民身份号码已有档案，一人一档，终身不变。"),
    PERSONNEL_NUMBER_TAKEN(
            409, "Personnel number taken", "人员编号已使用", "Another record has this personnel number.", "该人员编号已用于其他档案。"),
    UNIT_EXISTS(409, "Unit exists", "单位已存在", "There is a unit with this code.", "该代码的单位已存在。"),
    UNIT_UNKNOWN(422, "Unknown unit", "单位不存在", "There is no such unit.", "没有该单位。"),
    UNIT_OVER(422, "Unit no longer exists", "单位已撤并", "The unit {0} ended on {1}.", "单位 {0} 已于 {1} 撤销或撤并。"),
    UNIT_NOT_ACTIVE(422, "Unit not active", "单位未生效", "The unit {0} is {1}.", "单位 {0} 当前状态为 {1}。"),
    UNIT_NOT_REORGANISED(
            422,
            "Unit not merged or split",
            "单位不可合并或拆分",
            "The unit {0} is a {1}; communities, villages and virtual communities are merged and split, grids go with them.",
            "单位 {0} 的类型为 {1}；仅社区、村、虚拟社区可合并或拆分，网格随之变动。"),
    SPLIT_INCOMPLETE(
            422,
            "Split incomplete",
            "拆分不完整",
            "{0} of the unit''s people or grids are sent nowhere, and {1} that are named do not belong to it.",
            "该单位有 {0} 人（或网格）未分配去向，另有 {1} 项不属于该单位。"),
    UNIT_IN_USE(
            409,
            "Unit in use",
            "单位仍在使用",
            "The unit {0} still has {1} current or future assignments and {2} subordinate units.",
            "单位 {0} 尚有 {1} 条现行或将来任职、{2} 个下级单位。"),
    PRIMARY_POSTS_OVERLAP(
            409,
            "Primary posts overlap",
            "主职时间重叠",
            "A person has one primary post at a time; this one overlaps another.",
            "同一时间只能有一个主职，此任职与另一主职时间重叠。"),
    SAME_POST_OVERLAPS(
            409,
            "Same post overlaps itself",
            "同一职务时间重叠",
            "The person holds the same post in the same unit on days of this period already.",
            "该人员在该时段内已任同一单位的同一职务。"),
    IDENTITIES_OVERLAP(
            409,
            "Identities overlap",
            "身份时间重叠",
            "A person has one identity at a time; this one overlaps another.",
            "同一时间只能有一种身份，此身份与另一身份时间重叠。"),
    RESERVE_MEMBERSHIPS_OVERLAP(
            409,
            "Already in the reserve",
            "已在后备人才库",
            "The person is a member of the reserve in this period already.",
            "该时段内已在后备人才库。"),
    MOVES_REFUSED(
            422,
            "Moves refused",
            "批量调任被拒绝",
            "Some of the moves cannot be made, so none was made; each is named with its reason.",
            "部分调任无法办理，全部未作更改；逐条列出原因。"),
    MOVED_TWICE(422, "Moved twice", "重复调任", "One document moves a person once.", "同一文件中一人只能调任一次。"),
    NOT_IN_RESERVE(
            409, "Not in the reserve", "不在后备人才库", "The person is no member of the reserve on {0}.", "该人员 {0} 不在后备人才库。"),
    END_NOT_AFTER_START(
            422, "End not after start", "结束不晚于开始", "It began on {0} and cannot end on {1}.", "于 {0} 开始，不能于 {1} 结束。"),
    ALREADY_ENDED(409, "Already ended", "已经结束", "It ends on {0} already.", "已于 {0} 结束。"),
    ASSIGNMENT_UNKNOWN(404, "Unknown assignment", "任职不存在", "The person has no assignment {0}.", "该人员没有任职 {0}。"),
    PERSON_HAS_LEFT(
            409,
            "Person has left",
            "人员已离职",
            "The person is {0} and can hold no post after leaving.",
            "该人员已{0}，离职后不能任职。"),
    STATUS_STEP_IMPOSSIBLE(
            409,
            "Status step impossible",
            "状态变更不允许",
            "From {0} a person cannot become {1}. Possible: {2}.",
            "人员状态不能由“{0}”变为“{1}”。可行的变动：{2}。"),
    POLICY_MISSING(
            422, "Policy missing", "缺少政策", "No policy ''{0}'' is in force for {1} on {2}.", "{1} 在 {2} 没有生效的“{0}”政策。"),
    RELATIVES_IN_UNIT(
            409,
            "Relatives in one unit",
            "任职回避",
            "A relative ({0}) holds the post {2} in {3}; relatives do not stand in one line of command in one unit.",
            "其亲属（{0}）在 {3} 任 {2}；有亲属关系的人员不得在同一单位任有直接领导关系的职务。"),
    DOSSIER_ENTRY_UNKNOWN(
            404, "Unknown entry", "档案记录不存在", "The person has no such entry {0} in force.", "该人员没有有效的档案记录 {0}。"),
    RELATIVE_UNKNOWN(422, "Unknown relative", "亲属不存在", "There is no person {0} with a record.", "没有档案标识为 {0} 的人员。"),
    RELATIVE_TIE_UNKNOWN(404, "Unknown tie", "亲属关系不存在", "The person has no tie {0} in force.", "该人员没有有效的亲属关系 {0}。"),
    RELATIVE_TIE_EXISTS(409, "Tie exists", "亲属关系已登记", "The two are on record as relatives already.", "两人的亲属关系已登记。"),
    PERSON_MERGED(
            410,
            "Record merged",
            "档案已合并",
            "This record was found to be of the same person as {0} and goes on there.",
            "该档案与 {0} 为同一人，已并入该档案。"),
    MERGER_UNKNOWN(404, "Unknown merger", "合并记录不存在", "No merger {0} went into this record.", "该档案没有合并记录 {0}。"),
    MERGER_REVERSED(
            409,
            "Merger reversed",
            "合并已撤销",
            "The merger is {0} and cannot become {1}. Possible: {2}.",
            "该合并状态为“{0}”，不能变为“{1}”。可行的变动：{2}。"),
    POLICY_UNKNOWN(422, "Unknown policy", "政策不存在", "There is no policy ''{0}''; there are {1}.", "没有政策“{0}”；现有 {1}。"),
    POLICY_BEGINS_THAT_DAY(
            409,
            "Version exists",
            "政策版本已存在",
            "A version of this policy begins on that day for this jurisdiction already.",
            "该地区已有同日生效的政策版本。"),
    SANCTION_UNKNOWN(404, "Unknown sanction", "处分不存在", "The person has no sanction {0}.", "该人员没有处分 {0}。"),
    SEARCH_EMPTY(
            422,
            "Search without criterion",
            "缺少查询条件",
            "A search needs a citizen ID, a personnel number, a phone or a name.",
            "查询须给出公民身份号码、人员编号、电话或姓名之一。"),
    CODE_LIST_UNKNOWN(404, "Unknown code list", "代码表不存在", "There is no code list ''{0}''.", "没有代码表“{0}”。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    PersonnelProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
