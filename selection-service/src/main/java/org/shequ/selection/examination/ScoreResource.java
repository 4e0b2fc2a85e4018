package org.shequ.selection.examination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.CurrentRequest;
import org.shequ.kit.security.Purpose;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.round.SelectionRounds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "examination", description = "Scores and ranking / 成绩与排名")
public class ScoreResource {

    private final EnterScores enterScores;
    private final ScoreSheet sheet;
    private final CandidateRoll roll;
    private final SelectionRounds rounds;
    private final Disclosure disclosure;
    private final Cursors cursors;
    private final Caller caller;

    ScoreResource(
            EnterScores enterScores,
            ScoreSheet sheet,
            CandidateRoll roll,
            SelectionRounds rounds,
            Disclosure disclosure,
            Cursors cursors,
            Caller caller) {
        this.enterScores = enterScores;
        this.sheet = sheet;
        this.roll = roll;
        this.rounds = rounds;
        this.disclosure = disclosure;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "ScoreEntry")
    public record ScoreEntryRequest(
            @NotNull UUID registrationId,

            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 6)
            @Schema(
                    examples = "86.5",
                    description =
                            "From 0 to 100, with as many decimals as the round takes; of a lot its number / 0 至 100，小数位数以本轮规定为准；抽签填号码")
            BigDecimal score) {}

    @Schema(name = "ScoreEntries")
    public record ScoreEntriesRequest(
            @NotNull Paper paper, @NotEmpty @Size(max = 500) List<@NotNull @Valid ScoreEntryRequest> entries) {}

    @Schema(name = "ScoreResult")
    public record ScoreResultView(
            UUID registrationId,

            @Schema(description = "201 accepted, otherwise the refusal's status / 201 为已接受")
            int status,

            @Schema(description = "Entries in force, 0 to 2 / 有效录入次数")
            int entries,

            @Schema(description = "Whether two entries agree / 两次录入是否一致")
            boolean agreed,

            @Nullable String code,
            @Nullable String message,

            @Schema(description = "Where the entry of somebody else differs from this one / 与他人录入不一致时给出") @Nullable
            OtherEntryView other) {}

    @Schema(name = "DifferingEntry")
    public record OtherEntryView(
            @Schema(description = "Number on the round's roll / 考生编号", examples = "12")
            int candidateNumber,

            @Schema(description = "Masked / 已脱敏", examples = "张*")
            String name,

            String scorer,
            BigDecimal score) {}

    @Schema(name = "ScoreResults")
    public record ScoreResultsView(int accepted, int refused, List<ScoreResultView> items) {}

    @Schema(name = "ScoreDifference")
    public record ScoreDifferenceView(
            UUID registrationId,

            @Schema(description = "Number on the round's roll / 考生编号", examples = "12")
            int candidateNumber,

            @Schema(description = "Masked unless a purpose is stated / 未声明用途时脱敏", examples = "张*")
            String name,

            @Schema(description = "Number of the position / 岗位序号", examples = "1")
            int position,

            Paper paper,
            String firstScorer,
            BigDecimal firstScore,
            String secondScorer,
            BigDecimal secondScore) {}

    @POST
    @Path("scores")
    @Idempotent
    @ResponseStatus(207)
    @PermissionsAllowed("selection:score")
    @Operation(
            operationId = "enterScores",
            summary = "Enter scores, each answered for itself / 录入成绩，逐条返回结果",
            description =
                    "Two different people enter each score. While the two differ, each may correct the own entry."
                            + " The first interview score ends the written examination. / 每项成绩由两人各录一次；不一致时可更正本人录入。首次录入面试成绩即结束笔试环节。")
    @APIResponse(
            responseCode = "207",
            description = "Each score with its own result / 逐条返回结果",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ScoreResultsView.class)))
    public ScoreResultsView enter(@PathParam("id") UUID id, @NotNull @Valid ScoreEntriesRequest request) {
        var entered = enterScores.handle(
                id,
                request.paper(),
                request.entries().stream()
                        .map(entry -> new EnterScores.NewScore(entry.registrationId(), entry.score()))
                        .toList());
        var language = Language.preferred(CurrentRequest.header("Accept-Language"));
        var differing = roll
                .of(
                        id,
                        entered.stream()
                                .filter(one -> one.other() != null)
                                .map(EnterScores.Entered::registrationId)
                                .toList())
                .stream()
                .collect(Collectors.toMap(CandidateRoll.Entry::registrationId, Function.identity()));
        var items = entered.stream()
                .map(one -> result(one, differing.get(one.registrationId()), language))
                .toList();
        var refused =
                (int) entered.stream().filter(one -> one.refusal() != null).count();
        return new ScoreResultsView(items.size() - refused, refused, items);
    }

    private static ScoreResultView result(
            EnterScores.Entered entered, CandidateRoll.@Nullable Entry candidate, Language language) {
        var refusal = entered.refusal();
        var other = entered.other();
        return new ScoreResultView(
                entered.registrationId(),
                refusal == null ? 201 : refusal.status(),
                entered.entries(),
                entered.agreed(),
                refusal == null ? null : refusal.code().name(),
                refusal == null ? null : refusal.detail(language),
                other == null || candidate == null
                        ? null
                        : new OtherEntryView(
                                candidate.number(), Masking.name(candidate.name()), other.scorer(), other.score()));
    }

    @GET
    @Path("score-differences")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listScoreDifferences", summary = "List scores whose two entries differ / 两次录入不一致的成绩")
    @Sorted("registrationId")
    public Page<ScoreDifferenceView> differences(
            @PathParam("id") UUID id,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        var shown = disclosure.shown("score-differences", id.toString());
        rounds.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "registrationId");
        var page = sheet.differences(id, seek.afterId(0), seek.after(1), seek.fetch());
        var candidates = roll
                .of(
                        id,
                        page.stream()
                                .map(ScoreSheet.Disagreement::registrationId)
                                .toList())
                .stream()
                .collect(Collectors.toMap(CandidateRoll.Entry::registrationId, Function.identity()));
        return seek.page(
                page,
                row -> List.of(row.registrationId().toString(), row.paper().name()),
                row -> difference(row, Objects.requireNonNull(candidates.get(row.registrationId())), shown),
                () -> sheet.countDifferences(id));
    }

    private static ScoreDifferenceView difference(
            ScoreSheet.Disagreement row, CandidateRoll.Entry candidate, Shown shown) {
        return new ScoreDifferenceView(
                row.registrationId(),
                candidate.number(),
                shown.text(PersonField.NAME, candidate.name()),
                candidate.position(),
                row.paper(),
                row.first(),
                row.one(),
                row.second(),
                row.two());
    }
}
