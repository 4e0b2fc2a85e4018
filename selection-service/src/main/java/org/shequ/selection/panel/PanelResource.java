package org.shequ.selection.panel;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.security.Caller;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}/panel")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "panels", description = "Who acts in a round / 工作人员与回避")
public class PanelResource {

    private final NamePanel namePanel;
    private final Panels panels;
    private final SelectionRounds rounds;
    private final Caller caller;

    public PanelResource(NamePanel namePanel, Panels panels, SelectionRounds rounds, Caller caller) {
        this.namePanel = namePanel;
        this.panels = panels;
        this.rounds = rounds;
        this.caller = caller;
    }

    @Schema(name = "PanelMember")
    public record MemberView(
            @NotBlank @Size(max = 200) @Schema(description = "Subject of the token / 令牌主体", examples = "scorer-qian")
            String subject,

            @NotNull Duty duty,

            @Schema(description = "The own personnel record, by which relatives are found / 本人人事档案，用于核查亲属关系") @Nullable
            UUID personId,

            @Pattern(regexp = ".*\\S.*")
            @Size(max = 100)
            @Schema(
                    description = "Document declaring that no candidate is a relative; needed where records do not tell"
                            + " / 回避申报文号，档案不能说明时必填",
                    examples = "崇组回避〔2026〕3号")
            @Nullable
            String declaration) {}

    @Schema(name = "PanelRequest")
    public record PanelRequest(@NotEmpty @Size(max = 100) List<@NotNull @Valid MemberView> members) {}

    @Schema(name = "Panel")
    public record PanelView(
            UUID roundId,
            List<MemberView> members,

            @Schema(description = "Version of the round / 轮次版本")
            long version) implements Versioned {}

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getPanel", summary = "Read who acts in the round / 本轮工作人员名单")
    public PanelView get(@PathParam("id") UUID id) {
        return view(rounds.get(id, caller.scope()));
    }

    @PUT
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "namePanel",
            summary = "Name everybody who acts in the round, each with one duty / 确定本轮工作人员，每人一项职责",
            description =
                    "Who scores does not publish, who drafts does not decide. Nobody is named who is a candidate or a"
                            + " candidate's relative, or of whom that is not known and not declared. If-Match takes the round's"
                            + " ETag. / 录入成绩者不得公示，拟定者不得决定；人选本人及其亲属须回避，情况不明须申报。If-Match 使用轮次的 ETag。")
    public PanelView name(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid PanelRequest request) {
        return view(namePanel.handle(
                id,
                expected,
                request.members().stream()
                        .map(member -> new Panels.Member(
                                member.subject(), member.duty(), member.personId(), member.declaration()))
                        .toList()));
    }

    private PanelView view(SelectionRound round) {
        return new PanelView(
                round.id(),
                panels.of(round.id()).stream()
                        .map(member -> new MemberView(
                                member.subject(), member.duty(), member.personId(), member.declaration()))
                        .toList(),
                round.version());
    }
}
