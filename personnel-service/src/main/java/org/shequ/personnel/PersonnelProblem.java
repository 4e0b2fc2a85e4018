package org.shequ.personnel;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals of this service. */
public enum PersonnelProblem implements ProblemCode {
    CITIZEN_ID_TAKEN(
            409,
            "Citizen ID taken",
            "公民身份号码已登记",
            "Another record has this citizen ID; one person has one record for life. Search for it and go on with "
                    + "that record, or the clerk of records (personnel:write) unites the two (people/{id}/mergers).",
            "该公民身份号码已有档案，一人一档，终身不变。请查询并沿用该档案，或由档案经办（personnel:write）合并档案（people/{id}/mergers）。"),
    PERSONNEL_NUMBER_TAKEN(
            409,
            "Personnel number taken",
            "人员编号已使用",
            "Another record has this personnel number; send another one, or none and the service gives one.",
            "该人员编号已用于其他档案；请另填编号，或留空由系统编号。"),
    UNIT_EXISTS(
            409,
            "Unit exists",
            "单位已存在",
            "There is a unit with this code; the clerk of records (personnel:write) changes that one (PATCH "
                    + "units/{code}), or proposes another code.",
            "该代码的单位已存在；请由档案经办（personnel:write）变更该单位（PATCH units/{code}），或使用其他代码。"),
    UNIT_UNKNOWN(
            422,
            "Unknown unit",
            "单位不存在",
            "There is no such unit within the data scope; use a code that GET units lists, or the clerk of records "
                    + "(personnel:write) proposes the unit first.",
            "数据范围内没有该单位；请使用 GET units 列出的代码，或先由档案经办（personnel:write）登记该单位。"),
    UNIT_OVER(
            422,
            "Unit no longer exists",
            "单位已撤并",
            "The unit {0} ended on {1}; use the unit that followed it (GET units/{code}/lineage), or days before.",
            "单位 {0} 已于 {1} 撤销或撤并；请使用承接单位（GET units/{code}/lineage），或填写此前日期。"),
    UNIT_NOT_ACTIVE(
            422,
            "Unit not active",
            "单位未生效",
            "The unit {0} is {1}; the clerk of records (personnel:write) activates it first, where it is to stand "
                    + "(units/{code}/activation).",
            "单位 {0} 当前状态为“{1}”；应当设立的，须先由档案经办（personnel:write）办理生效（units/{code}/activation）。"),
    UNIT_NOT_REORGANISED(
            422,
            "Unit not merged or split",
            "单位不可合并或拆分",
            "The unit {0} is a {1}; only communities, villages and virtual communities may be merged and split, grids"
                    + " go with them. Name such a unit.",
            "单位 {0} 的类型为“{1}”；仅社区、村、虚拟社区可合并或拆分，网格随之变动。请填写此类单位。"),
    SPLIT_INCOMPLETE(
            422,
            "Split incomplete",
            "拆分不完整",
            "{0} of the unit''s people or grids are sent nowhere, and {1} that are named do not belong to it; give "
                    + "each that the violations name one destination.",
            "该单位有 {0} 人（或网格）未分配去向，另有 {1} 项不属于该单位；请按 violations 逐一明确去向。"),
    UNIT_IN_USE(
            409,
            "Unit in use",
            "单位仍在使用",
            "The unit {0} still has {1} current or future assignments and {2} subordinate units; the clerk of records"
                    + " (personnel:write) ends or moves them first (career-moves).",
            "单位 {0} 尚有 {1} 条现行或将来任职、{2} 个下级单位；须先由档案经办（personnel:write）免职或调任（career-moves），并撤销下级单位。"),
    PRIMARY_POSTS_OVERLAP(
            409,
            "Primary posts overlap",
            "主职时间重叠",
            "A person has one primary post at a time; this one overlaps another. End the other first, send "
                    + "endPrevious, or record this one as concurrent (primary false).",
            "同一时间只能有一个主职，此任职与另一主职时间重叠。请先免去另一主职、使用 endPrevious，或登记为兼职（primary 为 false）。"),
    SAME_POST_OVERLAPS(
            409,
            "Same post overlaps itself",
            "同一职务时间重叠",
            "The person holds the same post in the same unit on days of this period already; correct that post "
                    + "instead (assignments/{assignmentId}/correction).",
            "该人员在该时段内已任同一单位的同一职务；请更正该任职（assignments/{assignmentId}/correction）。"),
    IDENTITIES_OVERLAP(
            409,
            "Identities overlap",
            "身份时间重叠",
            "A person has one identity at a time; this one overlaps another. Give days beside the other, or none: the"
                    + " present identity then stays.",
            "同一时间只能有一种身份，此身份与另一身份时间重叠。请填写不重叠的日期，或不填身份（现身份不变）。"),
    RESERVE_MEMBERSHIPS_OVERLAP(
            409,
            "Already in the reserve",
            "已在后备人才库",
            "The person is a member of the reserve in this period already; the clerk of records (personnel:write) "
                    + "reviews that membership instead (people/{id}/reserve-reviews).",
            "该时段内已在后备人才库；请由档案经办（personnel:write）对现有入库记录办理复核（people/{id}/reserve-reviews）。"),
    MOVES_REFUSED(
            422,
            "Moves refused",
            "批量调任被拒绝",
            "Some of the moves cannot be made, so none was made; correct or leave out those that the violations name,"
                    + " and send all again.",
            "部分调任无法办理，全部未作更改；请更正或删去 violations 所列各条后重新提交。"),
    MOVED_TWICE(
            422,
            "Moved twice",
            "重复调任",
            "One document moves a person once; leave one of the two moves out.",
            "同一文件中一人只能调任一次，请删去其中一条。"),
    NOT_IN_RESERVE(
            409,
            "Not in the reserve",
            "不在后备人才库",
            "The person is no member of the reserve on {0}; see reserve-memberships for the days, or name another "
                    + "day.",
            "该人员 {0} 不在后备人才库；起止日期请见 reserve-memberships，或填写其他日期。"),
    END_NOT_AFTER_START(
            422,
            "End not after start",
            "结束不晚于开始",
            "It began on {0} and cannot end on {1}: the day of the end is the first without it, and must lie after "
                    + "the beginning. What never was is withdrawn instead.",
            "于 {0} 开始，不能于 {1} 结束：结束日期为不再任职的首日，须晚于开始日期；误登记的请办理撤回。"),
    ALREADY_ENDED(
            409,
            "Already ended",
            "已经结束",
            "It ends on {0} already; where that day is wrong, the clerk of records (personnel:write) corrects it.",
            "已于 {0} 结束；日期有误的，请由档案经办（personnel:write）更正。"),
    ASSIGNMENT_UNKNOWN(
            404,
            "Unknown assignment",
            "任职不存在",
            "The person has no assignment {0}; use an id that GET people/{id}/assignments lists.",
            "该人员没有任职 {0}；请使用 GET people/{id}/assignments 列出的标识。"),
    PERSON_HAS_LEFT(
            409,
            "Person has left",
            "人员已离职",
            "The person is {0} and can hold no post after leaving; give an end before that day, or the clerk of "
                    + "records (personnel:write) hires the person again first (status).",
            "该人员已{0}，离职后不能任职；请填写离职前的终止日期，或先由档案经办（personnel:write）办理重新聘用（status）。"),
    STATUS_STEP_IMPOSSIBLE(
            409,
            "Status step impossible",
            "状态变更不允许",
            "From {0} a person cannot become {1}. Possible: {2}.",
            "人员状态不能由“{0}”变为“{1}”。可行的变动：{2}。"),
    POLICY_MISSING(
            422,
            "Policy missing",
            "缺少政策",
            "No policy ''{0}'' is in force for {1} on {2}; the clerk of records (personnel:write) records one (POST "
                    + "policies).",
            "{1} 在 {2} 没有生效的“{0}”政策；请由档案经办（personnel:write）登记（POST policies）。"),
    RELATIVES_IN_UNIT(
            409,
            "Relatives in one unit",
            "任职回避",
            "A relative ({0}) holds the post {2} in {3}; relatives must not stand in one line of command in one unit."
                    + " Choose another unit or post, or end the relative''s post first.",
            "其亲属（{0}）在 {3} 任{2}；有亲属关系的人员不得在同一单位任有直接领导关系的职务。请另选单位或职务，或先免去亲属职务。"),
    DOSSIER_ENTRY_UNKNOWN(
            404,
            "Unknown entry",
            "档案记录不存在",
            "The person has no such entry {0} in force; use an id that the list of entries gives.",
            "该人员没有有效的档案记录 {0}；请使用记录列表给出的标识。"),
    RELATIVE_UNKNOWN(
            422,
            "Unknown relative",
            "亲属不存在",
            "There is no person {0} with a record; give the id of a record, or outsiderName for a relative without "
                    + "one.",
            "没有档案标识为 {0} 的人员；请填写已有档案的标识，无档案的亲属填写 outsiderName。"),
    RELATIVE_TIE_UNKNOWN(
            404,
            "Unknown tie",
            "亲属关系不存在",
            "The person has no tie {0} in force; use an id that GET people/{id}/relatives lists.",
            "该人员没有有效的亲属关系 {0}；请使用 GET people/{id}/relatives 列出的标识。"),
    RELATIVE_TIE_EXISTS(
            409,
            "Tie exists",
            "亲属关系已登记",
            "The two are on record as relatives already; where the relation is wrong, the clerk of records "
                    + "(personnel:write) withdraws the tie and records it anew.",
            "两人的亲属关系已登记；关系有误的，请由档案经办（personnel:write）撤回后重新登记。"),
    PERSON_MERGED(
            410,
            "Record merged",
            "档案已合并",
            "This record was found to be of the same person as {0} and goes on there; use that one.",
            "该档案与 {0} 为同一人，已并入该档案，请使用该档案。"),
    MERGER_UNKNOWN(
            404,
            "Unknown merger",
            "合并记录不存在",
            "No merger {0} went into this record; use an id that GET people/{id}/mergers lists.",
            "该档案没有合并记录 {0}；请使用 GET people/{id}/mergers 列出的标识。"),
    MERGER_REVERSED(
            409,
            "Merger reversed",
            "合并已撤销",
            "The merger is {0} and cannot become {1}. Possible: {2}.",
            "该合并状态为“{0}”，不能变为“{1}”。可行的变动：{2}。"),
    POLICY_UNKNOWN(422, "Unknown policy", "政策不存在", "There is no policy ''{0}''; use one of {1}.", "没有政策“{0}”；请使用：{1}。"),
    POLICY_BEGINS_THAT_DAY(
            409,
            "Version exists",
            "政策版本已存在",
            "A version of this policy begins on that day for this jurisdiction already; the clerk of records "
                    + "(personnel:write) lets the new one begin on another day.",
            "该地区已有同日生效的政策版本；请由档案经办（personnel:write）另定生效日期。"),
    SANCTION_UNKNOWN(
            404,
            "Unknown sanction",
            "处分不存在",
            "The person has no sanction {0}; use an id that GET people/{id}/sanctions lists.",
            "该人员没有处分 {0}；请使用 GET people/{id}/sanctions 列出的标识。"),
    SEARCH_EMPTY(
            422,
            "Search without criterion",
            "缺少查询条件",
            "A search needs a citizen ID, a personnel number, a phone or a name; send one of them.",
            "查询须给出公民身份号码、人员编号、电话或姓名之一。"),
    CODE_LIST_UNKNOWN(
            404,
            "Unknown code list",
            "代码表不存在",
            "There is no code list ''{0}''; use one that GET code-lists lists.",
            "没有代码表“{0}”；请使用 GET code-lists 列出的代码表。");

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
