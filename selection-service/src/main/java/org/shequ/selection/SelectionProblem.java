package org.shequ.selection;

import org.shequ.contracts.problem.ProblemCode;

/** The refusals of this service. */
public enum SelectionProblem implements ProblemCode {
    ALREADY_REGISTERED(
            409,
            "Already registered",
            "已报名",
            "This person has a registration in this round already; a round takes one per person. Go on with that one,"
                    + " or the officer (selection:manage) withdraws it first.",
            "此人在本轮已有报名记录；每人每轮只能报名一次。请沿用该报名，或先由经办（selection:manage）撤回。"),
    REGISTRATION_NOT_OPEN(
            409,
            "Registration is not open",
            "不在报名期内",
            "Registration is open from {0} until {1} (exclusive); register within that time.",
            "报名时间为{0}至{1}（不含），请在此期间报名。"),
    REGISTRATION_STILL_OPEN(
            409,
            "Registration is still open",
            "报名尚未截止",
            "Registration stays open until {0}; the officer (selection:manage) completes the review after that.",
            "报名于{0}截止，资格审查须在截止后由经办（selection:manage）结束。"),
    UNKNOWN_PERSON(
            422,
            "Unknown person",
            "人员不存在",
            "No dossier of this person is known here, or it lies outside the caller''s scope; look at the number, or "
                    + "the clerk of records (personnel:write) opens the record first.",
            "此处没有该人员的档案，或其不在调用方的数据范围内；请核对编号，或先由档案经办（personnel:write）建档。"),
    CALENDAR_KEPT_BY_ASSESSMENT(
            409,
            "The calendar is kept by assessment-service",
            "节假日安排由考核服务统一登记",
            "Holidays are entered once, by assessment''s officer (assessment:manage) with PUT "
                    + "/assessment/v1/calendars/{0}; they are known here soon after.",
            "节假日安排请由考核经办（assessment:manage）通过 PUT /assessment/v1/calendars/{0} 统一登记，此处随后自动同步。"),
    UNKNOWN_POSITION(
            422,
            "Unknown position",
            "岗位不存在",
            "This round has no such position; use one that the round lists (rounds/{id}).",
            "本轮没有该岗位；请使用本轮（rounds/{id}）列出的岗位。"),
    NOT_ADMISSIBLE(
            422,
            "Not admissible",
            "不符合条件，不能准入",
            "The verdict is {0}: only an order may admit this candidate; the officer (selection:manage) names it in "
                    + "orderNumber.",
            "资格结论为“{0}”：无批准文号不得准入；有批准文件的，由经办（selection:manage）填写 orderNumber。"),
    REVIEWS_PENDING(
            409,
            "Reviews are pending",
            "尚有报名未审查",
            "{0} registrations have not been reviewed: {1}. The officer of the round admits or refuses each "
                    + "(registrations/{id}/review).",
            "尚有{0}份报名未审查：{1}。须由本轮经办逐份审查（registrations/{id}/review）。"),
    RATIO_NOT_MET(
            409,
            "Too few candidates",
            "开考比例不足",
            "Some positions have fewer candidates than 1:{0}, see the violations; fewer places are needed, or a "
                    + "decision that the officer records (acceptRatio).",
            "部分岗位人数未达1:{0}的比例，详见 violations；须减少名额，或由经办登记降低比例的决定（acceptRatio）。"),
    NO_CANDIDATES(
            409, "No candidates", "没有人选", "Nobody is left in this round; the officer cancels it.", "本轮已无人选，请由经办取消本轮。"),
    WRONG_STAGE(
            409,
            "Not at this stage",
            "环节不符",
            "The round stands at {0}; this belongs to {1}. Possible now: {2}.",
            "本轮处于{0}环节；此操作属于{1}环节。当前可执行：{2}。"),
    STAGE_NOT_IN_ROUND(
            422,
            "No such stage",
            "本轮无此环节",
            "Rounds of this kind have no stage {0}; use a stage that the round lists (rounds/{id}).",
            "此类选拔没有{0}环节；请使用本轮（rounds/{id}）列出的环节。"),
    PLACES_NOT_RESERVED(
            409,
            "Places are not reserved",
            "名额尚未预留",
            "A round cannot open without a reservation of all its places; the officer asks for them (places-request).",
            "名额未全部预留，不得启动本轮；请由经办申请名额（places-request）。"),
    PLACES_NOT_NEEDED(
            409,
            "No places needed",
            "无需名额",
            "This round has all the places it needs, or takes none; nothing need be asked for.",
            "本轮不需要名额，或名额已齐备，无须申请。"),
    SCORES_MISSING(
            409,
            "Scores are missing",
            "成绩未录齐",
            "{0} candidates have no agreed score for {1}; two examiners of the panel must enter each ({2}). Who was "
                    + "absent is recorded by the officer.",
            "{0}名考生的{1}成绩尚未由两人录齐（{2}），须由本轮考官补录；缺考由经办登记。"),
    SCORES_DIFFER(
            409,
            "Scores differ",
            "两次录入不一致",
            "{0} scores differ between their two entries: {1}. Whoever entered the wrong one corrects it; see "
                    + "score-differences.",
            "有{0}项成绩两次录入不一致：{1}。由录入有误的一方更正，见 score-differences。"),
    SCORE_SAME_SCORER(
            409,
            "Entered by the same person",
            "同一人不得录入两次",
            "This person has entered this score already; the second entry must come from another examiner of the "
                    + "panel.",
            "该成绩已由同一人录入；第二次录入须由本轮另一名考官完成。"),
    SCORE_ALREADY_ENTERED(
            409,
            "Already entered twice",
            "成绩已录入两次",
            "Two people have entered this score; only they may correct their own entry while they differ.",
            "该成绩已由两人录入；仅在不一致时可由本人更正。"),
    NOT_A_CANDIDATE(
            422,
            "Not a candidate",
            "不在人选之列",
            "This registration is not among the round''s candidates for this; choose one that the round lists there "
                    + "(rounds/{id}/registrations).",
            "该报名不在本环节的人选之列；请从本轮报名（rounds/{id}/registrations）中选择本环节人选。"),
    PAPER_CLOSED(
            409,
            "Paper is closed",
            "本科目不可录入",
            "Scores of {0} cannot be entered while the round stands at {1}. Possible now: {2}.",
            "本轮处于{1}环节，不能录入{0}成绩。当前可执行：{2}。"),
    RETEST_DEMANDED(
            409,
            "Re-test demanded",
            "须加试",
            "Candidates tie for the last places and nothing tells them apart: enter scores of a re-test (RETEST) and "
                    + "rank again.",
            "末位并列且无法区分：请组织加试（RETEST）录入成绩后重新排名。"),
    LOT_DEMANDED(
            409,
            "Lots to be drawn",
            "须抽签",
            "Candidates tie for the last places and no tie-break of this round tells them apart: let them draw lots, enter the numbers"
                    + " (LOT) and rank again.",
            "末位并列且按本轮规则无法区分：请组织抽签并录入抽签号（LOT），然后重新排名。"),
    OUTCOME_ALREADY_RECORDED(
            409,
            "Outcome already recorded",
            "结果已记录",
            "An outcome of this stage has been recorded for this candidate; read the round again and leave the "
                    + "candidate out.",
            "该人选本环节的结果已记录，请重新读取本轮，不再重复登记。"),
    NOTHING_TO_PUBLISH(
            409,
            "Nobody to publish",
            "无可公示人选",
            "Nobody has passed all stages without having been published already; the officer (selection:manage) "
                    + "records the outcomes that are open first.",
            "没有通过全部环节且尚未公示的人选；请先由经办（selection:manage）登记尚未完成的环节结果。"),
    NOTICE_OPEN(
            409,
            "A notice is open",
            "公示尚未结束",
            "Notice {0} has not been closed; the publisher closes it after its last day.",
            "第{0}号公示尚未结束；期满后由公示人员结束。"),
    NOTICE_NOT_OVER(
            409,
            "The notice is not over",
            "公示期未满",
            "The notice lasts up to and including {0}; the publisher (selection:publish) closes it after that day.",
            "公示至{0}（含当日）结束，期满后由公示人员（selection:publish）结束公示。"),
    OBJECTION_ANSWERED(
            409,
            "Already answered",
            "异议已答复",
            "This objection has been answered: read the answer; new facts need a new objection.",
            "该异议已答复，请查阅答复；有新情况的，须另行提出异议。"),
    SEPARATION_OF_DUTIES(403, "Separation of duties", "职责分离", "{0} may not do this: {1}", "{0}不得执行此操作：{1}"),
    NOT_ON_PANEL(
            403,
            "Not on the panel",
            "不在工作人员名单",
            "{0} is not on the panel of this round as {1}; the officer names the panel (PUT rounds/{id}/panel).",
            "{0}未列入本轮工作人员名单（{1}），由经办确定名单（PUT rounds/{id}/panel）。"),
    RELATIVE_CONCERNED(
            403,
            "Avoidance of relatives",
            "须回避",
            "{0} is one of the candidates concerned or a relative of {1} of them; another member of the panel must do"
                    + " it.",
            "{0}为所涉人选本人或其亲属，涉及{1}人，须回避，由其他工作人员办理。"),
    RELATIVES_UNKNOWN(
            409,
            "Relatives are not known",
            "亲属关系不明",
            "Whether {0} is related to {1} of the candidates concerned is not known; a declaration is needed, which "
                    + "the officer puts on record with the panel.",
            "{0}与{1}名所涉人选是否存在亲属关系不明，须提交回避申报，由经办登记在工作人员名单中。"),
    PANEL_NOT_APART(
            409,
            "The panel is not apart from the candidate",
            "工作人员须回避",
            "Somebody on the panel is this candidate or a relative, or that is not known; the violations name them. "
                    + "The officer (selection:manage) changes the panel (PUT rounds/{id}/panel).",
            "工作人员中有人选本人或其亲属，或情况不明，详见 violations；请由经办（selection:manage）调整名单（PUT rounds/{id}/panel）。"),
    ROUND_OVER(
            409,
            "The round is over",
            "本轮已结束",
            "The round is {0}; nothing more is done in it. The officer (selection:manage) drafts another round.",
            "本轮状态为{0}，不再办理；如有需要，请由经办（selection:manage）另行拟订。"),
    NO_PROBATION(
            409,
            "No probation",
            "无试用期",
            "This appointment has no probation that could be decided (it stands at: {0}); see the probations that are "
                    + "open (GET probations).",
            "该聘用没有待决定的试用期（当前：{0}）；待决定的试用期请见 GET probations。"),
    PROBATION_NOT_OVER(
            409,
            "The probation is not over",
            "试用期未满",
            "The probation lasts until {0} (exclusive); only failure may be decided before.",
            "试用期至{0}（不含），此前只可决定不合格。"),
    NOTHING_TO_APPOINT(
            409,
            "Nobody to appoint",
            "无可聘用人选",
            "Nobody within the places may be appointed now; the violations say why.",
            "名额内目前没有可聘用的人选，原因见 violations。"),
    PERSON_HAS_OPEN_APPOINTMENT(
            409,
            "Appointment under way",
            "已有聘用在办理",
            "This person has another appointment under way; one must end before the next is decided.",
            "此人另有聘用正在办理；须待其办结。"),
    APPOINTMENTS_OPEN(
            409,
            "Appointments are under way",
            "尚有聘用未办结",
            "{0} appointments of this round have not ended; personnel-service and quota-service answer each, see GET "
                    + "rounds/{id}/appointments.",
            "本轮尚有{0}项聘用未办结，待人员、员额系统逐项确认，见 GET rounds/{id}/appointments。"),
    NOT_WITHDRAWABLE(
            409,
            "Cannot be withdrawn",
            "不能撤回",
            "A registration that is {0} cannot be withdrawn; after the review the officer (selection:manage) records "
                    + "what becomes of it in the round.",
            "状态为{0}的报名不能撤回；审查后的变动由经办（selection:manage）在本轮中登记。"),
    ALREADY_REVIEWED(
            409,
            "Already reviewed",
            "已审查",
            "This registration is {0}; it cannot be reviewed again. See the registration for what was decided.",
            "该报名状态为{0}，不能再次审查；审查结果请见该报名。"),
    LINE_EXPIRED(
            409,
            "The line has expired",
            "递补有效期已过",
            "Candidates of this ranking could move up until {0} only; the officer (selection:manage) drafts another "
                    + "round for the place.",
            "本次排名的递补有效期至{0}；空缺名额请由经办（selection:manage）另行组织选拔。"),
    RECORDED_MEANWHILE(
            409,
            "Conflicting entry",
            "数据冲突",
            "Somebody else has recorded this at the same moment; read it again.",
            "他人已同时记录此项，请重新读取。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    SelectionProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
