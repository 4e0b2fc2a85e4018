package org.shequ.selection.examination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.scoring.Totals;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}/ranking")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "examination")
public class RankingResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final RankCandidates rankCandidates;
    private final Rankings rankings;
    private final SelectionRounds rounds;
    private final Totals totals;
    private final Cursors cursors;
    private final Caller caller;

    RankingResource(
            RankCandidates rankCandidates,
            Rankings rankings,
            SelectionRounds rounds,
            Totals totals,
            Cursors cursors,
            Caller caller) {
        this.rankCandidates = rankCandidates;
        this.rankings = rankings;
        this.rounds = rounds;
        this.totals = totals;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "RankingOutcome")
    public record RankingOutcomeView(
            UUID roundId,
            @Nullable Stage stage,
            int candidates,

            @Schema(description = "Who must be re-tested before the round goes on / 须加试的人选")
            List<UUID> retests,

            @Schema(
                    description =
                            "Who must draw lots before the round goes on; entered as scores of LOT / 须抽签的人选，抽签号按科目 LOT 录入")
            List<UUID> lots,

            long version)
            implements Versioned {

        static RankingOutcomeView of(RankCandidates.Outcome outcome) {
            return new RankingOutcomeView(
                    outcome.round().id(),
                    outcome.round().stage(),
                    outcome.candidates(),
                    ids(outcome.open().retests()),
                    ids(outcome.open().lots()),
                    outcome.round().version());
        }

        private static List<UUID> ids(List<Rankings.Line> lines) {
            return lines.stream()
                    .map(line -> line.ranked().contender().registrationId())
                    .toList();
        }
    }

    @Schema(name = "RankedCandidate")
    public record RankedView(
            UUID registrationId,
            UUID positionId,
            @Schema(description = "Masked / 已脱敏") String name,
            String unitCode,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            @Nullable BigDecimal retest,

            @Schema(description = "Number drawn, the lower one first / 抽签号，小者在前") @Nullable
            BigDecimal lot,

            BigDecimal bonus,

            @Schema(description = "Written score times its weight / 笔试折算成绩", examples = "51.9000") @Nullable
            BigDecimal weightedWritten,

            @Schema(description = "Interview score times its weight / 面试折算成绩", examples = "36.0000") @Nullable
            BigDecimal weightedInterview,

            @Schema(description = "Before it is rounded / 未取舍的综合成绩", examples = "87.9000")
            BigDecimal exactTotal,

            BigDecimal total,

            @Schema(description = "By total, ties share a rank / 按总分，同分同名次")
            int rank,

            @Schema(description = "After the tie-breaks / 同分区分后的次序")
            int line,

            TieBreak tieBreak,

            @Schema(description = "The same in words, with the candidate's figure / 名次由何确定")
            Text decidedBy,

            RegistrationStatus status) {

        static RankedView of(SelectionRound round, Totals totals, Rankings.Line line) {
            var contender = line.ranked().contender();
            var facts = contender.facts();
            var total = round.terms().total(totals, facts.written(), facts.interview(), line.bonus());
            return new RankedView(
                    contender.registrationId(),
                    line.positionId(),
                    Masking.name(line.name()),
                    line.unitCode(),
                    facts.written(),
                    facts.interview(),
                    facts.retest(),
                    facts.lot(),
                    line.bonus(),
                    total.written(),
                    total.interview(),
                    contender.exact(),
                    contender.total(),
                    line.ranked().rank(),
                    line.ranked().line(),
                    line.ranked().tieBreak(),
                    line.ranked().tieBreak().of(contender),
                    line.status());
        }
    }

    @POST
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "rankCandidates",
            summary = "Compute totals and ranks / 计算综合成绩与排名",
            description =
                    "409 while scores are missing or differ. Later only to break a tie that has come to lie on the last place. /"
                            + " 成绩缺失或不一致时返回 409；此后仅用于处理新出现的末位并列。")
    public RankingOutcomeView rank(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return RankingOutcomeView.of(rankCandidates.handle(id, expected));
    }

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRanking", summary = "List ranked candidates by position and line / 综合成绩排名")
    @Sorted("line")
    public Page<RankedView> ranking(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var round = rounds.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "line");
        return seek.page(
                from -> rankings.page(
                        id,
                        Integer.parseInt(Objects.requireNonNullElse(from.after(0), "0")),
                        Integer.parseInt(Objects.requireNonNullElse(from.after(1), "0")),
                        Objects.requireNonNullElse(from.afterId(2), FIRST),
                        from.fetch()),
                row -> List.of(
                        String.valueOf(row.positionNumber()),
                        String.valueOf(row.ranked().line()),
                        row.ranked().contender().registrationId().toString()),
                row -> RankedView.of(round, totals, row));
    }
}
