package org.shequ.selection.notice;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.policy.NoticeNames;
import org.shequ.selection.round.RoundStatus;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.scoring.TieBreak;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What anybody may see while a notice lasts, and nothing more: masked names, units, places, and what broke a tie. */
@Path("public/rounds/{id}/notice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "public notices", description = "Open to everybody / 面向公众")
public class PublicNoticeResource {

    private final PublicNotices notices;
    private final SelectionRounds rounds;
    private final BusinessClock clock;

    PublicNoticeResource(PublicNotices notices, SelectionRounds rounds, BusinessClock clock) {
        this.notices = notices;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Schema(name = "PublicNotice")
    public record PublicNoticeView(
            UUID roundId,
            RoundKind kind,
            String title,
            int number,
            LocalDate publishedOn,

            @Schema(description = "Anybody may object up to and including this day / 异议截止日（含）")
            LocalDate lastDay,

            List<PublicCandidateView> candidates) {}

    @Schema(name = "PublicCandidate")
    public record PublicCandidateView(
            @Schema(examples = "张*") String name,
            String unitName,
            int rank,

            @Schema(description = "After the tie-breaks / 同分区分后的次序")
            int line,

            @Schema(description = "Where the total is shared: what decided the place, without figures / 并列时名次由何确定，不含分数")
            @Nullable
            Text decidedBy) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getPublicNotice",
            summary = "Read the notice, without a token, while it lasts / 公示内容，公示期内无需令牌")
    public PublicNoticeView get(@PathParam("id") UUID id) {
        var today = clock.today();
        var notice = notices.latest(id)
                .filter(latest -> !today.isBefore(latest.publishedOn()) && !today.isAfter(latest.lastDay()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        SelectionRound round = rounds.get(id, Scope.ALL);
        if (round.status() == RoundStatus.CANCELLED) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return new PublicNoticeView(
                id,
                round.kind(),
                round.title(),
                notice.number(),
                notice.publishedOn(),
                notice.lastDay(),
                notices.entries(notice).stream()
                        .map(entry -> candidate(round, entry))
                        .toList());
    }

    private static PublicCandidateView candidate(SelectionRound round, PublicNotices.Entry entry) {
        var ranked = entry.line().ranked();
        return new PublicCandidateView(
                name(round, entry.line().name()),
                entry.unitName(),
                ranked.rank(),
                ranked.line(),
                ranked.tieBreak() == TieBreak.NONE ? null : ranked.tieBreak().label());
    }

    /** As the round's policy has it; ids and numbers are never shown. */
    private static String name(SelectionRound round, String name) {
        return round.terms().noticeNames() == NoticeNames.FULL ? name : Masking.name(name);
    }
}
