package org.shequ.selection.screening;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.selection.disclosure.JudgedDay;
import org.shequ.selection.disclosure.ShownFindings;
import org.shequ.selection.eligibility.Conclusion;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Finding;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.personnelfeed.Dossiers;
import org.shequ.selection.personnelfeed.Sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("eligibility")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("selection:read")
@Tag(name = "eligibility", description = "Who is eligible now, and why / 现在谁符合条件，依据何在")
public class EligibilityResource {

    private static final String UNIT = "[0-9]{2,12}[0-9A-Za-z-]{0,20}";

    private final EligibleNow eligibleNow;
    private final Cursors cursors;
    private final BusinessClock clock;
    private final Disclosure disclosure;

    public EligibilityResource(EligibleNow eligibleNow, Cursors cursors, BusinessClock clock, Disclosure disclosure) {
        this.eligibleNow = eligibleNow;
        this.cursors = cursors;
        this.clock = clock;
        this.disclosure = disclosure;
    }

    @Schema(name = "Eligibility")
    public record EligibilityView(
            UUID personId,

            @Schema(description = "Masked / 已脱敏", examples = "张*")
            String name,

            @Schema(examples = "320613002004") String unitCode,
            @Nullable String unitName,
            @Nullable String post,
            RoundKind kind,
            int ruleVersion,
            LocalDate asOf,
            Verdict verdict,

            @Schema(
                    description =
                            "First day on which the whole rule holds if nothing but time passes; absent when there is none, or it holds"
                                    + " today. Without a purpose by the month of birth: up to a month later. /"
                                    + " 若无其他变化，首次符合全部条件之日；无此日或当日已符合的不填。未声明用途的，按出生月份推算，至多晚一个月")
            @Nullable
            LocalDate expectedOn,

            @Schema(
                    description =
                            "First day on which it no longer holds, counted from expectedOn or, for who is eligible, from asOf;"
                                    + " absent when it holds for ever. Without a purpose up to a month sooner. /"
                                    + " 自符合之日起，首次不再符合之日（不含）；长期符合的不填。未声明用途的，至多早一个月")
            @Nullable
            LocalDate holdsUntil,

            @Schema(description = "The end of it in one paragraph / 一段话结论")
            Text conclusion,

            List<Finding> findings,

            @Schema(description = "The events that this rests on / 所依据的事件")
            Sources sources) {

        static EligibilityView of(
                ScreenedPerson prospect, RoundKind kind, int ruleVersion, LocalDate asOf, Shown shown) {
            var person = prospect.person();
            var judgement = prospect.judgement();
            var window = prospect.window();
            var findings = ShownFindings.of(judgement.findings(), shown);
            return new EligibilityView(
                    person.personId(),
                    shown.text(PersonField.NAME, person.name()),
                    person.unitCode(),
                    person.unitName(),
                    person.post(),
                    kind,
                    ruleVersion,
                    asOf,
                    judgement.verdict(),
                    prospect.expectedOn(),
                    window == null ? null : window.until(),
                    Conclusion.of(kind, asOf, judgement, findings, window),
                    findings,
                    person.sources());
        }
    }

    @Schema(name = "EligibilitySummary")
    public record SummaryView(
            RoundKind kind,
            int ruleVersion,
            LocalDate asOf,
            @Nullable String unit,

            @Schema(description = "Holders of the posts of origin / 现任岗位人数")
            long candidates,

            long eligible,
            long notEligible,

            @Schema(description = "Something is not known; never counted as eligible / 情况不明，不计为符合")
            long unknown,

            @Schema(description = "People per criterion that failed / 各条件未满足人数", examples = "{\"TENURE_IN_POST\":120}")
            Map<String, Long> failed,

            @Schema(description = "People short of this criterion alone / 仅此一项未满足的人数")
            Map<String, Long> onlyFailed,

            @Schema(description = "People per criterion that could not be judged / 各条件情况不明人数")
            Map<String, Long> unjudged,

            @Schema(description = "People who become eligible within a year if nothing changes / 一年内届满条件人数")
            long withinYear,

            @Schema(
                    description = "The same people by the month in which they do / 上述人员按届满月份",
                    examples = "{\"2027-03\":12}")
            Map<String, Long> eligibleFrom,

            @Schema(description = "Criteria that only a round decides / 须在具体轮次中判定的条件")
            List<String> leftToTheRound) {}

    @GET
    @Operation(
            operationId = "listEligibility",
            summary = "Judge all holders of the posts of origin in a subtree / 对辖区内现任人员逐一判定资格",
            description =
                    "Ordered by unit and person. Without a purpose names are masked, the age is told as within or above"
                            + " the limit, asOf is today or the first day of a month, and days to come go by the month of birth. /"
                            + " 按单位、人员排序。未声明用途的，姓名脱敏，年龄仅说明是否超过上限，asOf 须为当日或某月一日，预计日期按出生月份推算。")
    @APIResponse(responseCode = "200", description = "OK / 成功")
    @APIResponse(responseCode = "404", ref = "Problem404")
    @Sorted("unitCode")
    public Page<EligibilityView> list(
            @QueryParam("kind") @NotNull @Parameter(description = "Kind of round / 选拔类型") RoundKind kind,
            @QueryParam("unit") @Pattern(regexp = UNIT) @Nullable String unit,
            @QueryParam("asOf") @Parameter(description = "Cut-off day; default today / 截止日，默认今日") @Nullable
                    LocalDate asOf,
            @QueryParam("ruleVersion")
                    @Parameter(description = "Default: the version in force on the day / 默认为当日有效版本")
                    @Nullable
                    Integer ruleVersion,
            @QueryParam("verdict") @Nullable Verdict verdict,
            @QueryParam("eligibleBy")
                    @Parameter(
                            description =
                                    "Those not eligible for whom the whole rule will hold by this day by time alone / 若无其他变化，至该日符合全部条件者")
                    @Nullable
                    LocalDate eligibleBy,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        var shown = disclosure.shown("eligibility-list", kind.name());
        var day = day(asOf, shown);
        var rule = eligibleNow.rule(kind, day, ruleVersion).beforeAnyRound();
        var prefix = eligibleNow.prefix(unit);
        var asked = asked(rule, prefix, day, shown);
        var only = verdict == null && eligibleBy == null ? null : new EligibleNow.Wanted(verdict, eligibleBy);
        var seek = cursors.open(
                request, Cursors.fingerprint(kind, prefix, asOf, ruleVersion, verdict, eligibleBy), "unitCode");
        var afterUnit = seek.after(0);
        var afterPerson = seek.after(1);
        var after = afterUnit == null || afterPerson == null
                ? null
                : new Dossiers.Position(afterUnit, UUID.fromString(afterPerson));
        return seek.page(
                eligibleNow.page(asked, only, after, seek.fetch()),
                prospect -> List.of(
                        prospect.person().unitCode(),
                        prospect.person().personId().toString()),
                prospect -> EligibilityView.of(prospect, kind, rule.version(), day, shown),
                () -> eligibleNow.count(asked, only));
    }

    @GET
    @Path("summary")
    @Operation(
            operationId = "summarizeEligibility",
            summary = "Count verdicts and failed criteria in a subtree / 辖区内资格判定汇总")
    @APIResponse(responseCode = "200", description = "OK / 成功")
    @APIResponse(responseCode = "404", ref = "Problem404")
    public SummaryView summary(
            @QueryParam("kind") @NotNull RoundKind kind,
            @QueryParam("unit") @Pattern(regexp = UNIT) @Nullable String unit,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("ruleVersion") @Nullable Integer ruleVersion,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        var shown = disclosure.shown("eligibility-summary", kind.name());
        var day = day(asOf, shown);
        var whole = eligibleNow.rule(kind, day, ruleVersion);
        var rule = whole.beforeAnyRound();
        var prefix = eligibleNow.prefix(unit);
        var summary = eligibleNow.summary(asked(rule, prefix, day, shown));
        return new SummaryView(
                kind,
                rule.version(),
                day,
                prefix.isEmpty() ? null : prefix,
                summary.candidates(),
                summary.verdicts().getOrDefault(Verdict.ELIGIBLE, 0L),
                summary.verdicts().getOrDefault(Verdict.NOT_ELIGIBLE, 0L),
                summary.verdicts().getOrDefault(Verdict.UNKNOWN, 0L),
                summary.failed(),
                summary.onlyFailed(),
                summary.unknown(),
                summary.withinYear(),
                summary.eligibleFrom(),
                whole.leftToTheRound());
    }

    @GET
    @OwnRecord("personId")
    @Path("{personId}")
    @Operation(operationId = "getEligibility", summary = "Judge one person / 判定某人资格")
    public EligibilityView get(
            @PathParam("personId") UUID personId,
            @QueryParam("kind") @NotNull RoundKind kind,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("ruleVersion") @Nullable Integer ruleVersion,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        var shown = disclosure.shown("person", personId.toString());
        var day = day(asOf, shown);
        var rule = eligibleNow.rule(kind, day, ruleVersion).beforeAnyRound();
        var judged = eligibleNow.one(asked(rule, "", day, shown), personId);
        return EligibilityView.of(judged, kind, rule.version(), day, shown);
    }

    private static EligibleNow.Asked asked(EligibilityRule rule, String prefix, LocalDate day, Shown shown) {
        return new EligibleNow.Asked(rule, prefix, day, shown.whole(PersonField.BIRTH_DATE));
    }

    private LocalDate day(@Nullable LocalDate asOf, Shown shown) {
        var today = clock.today();
        return JudgedDay.require(asOf == null ? today : asOf, today, shown);
    }
}
