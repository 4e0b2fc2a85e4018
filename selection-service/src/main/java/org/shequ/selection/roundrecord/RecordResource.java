package org.shequ.selection.roundrecord;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.security.Caller;
import org.shequ.selection.round.SelectionRounds;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

@Path("rounds/{id}/record")
@Tag(name = "round records", description = "What a stranger recomputes a round from / 供他人复核的选拔记录")
public class RecordResource {

    private final RoundRecords records;
    private final SelectionRounds rounds;
    private final Caller caller;

    RecordResource(RoundRecords records, SelectionRounds rounds, Caller caller) {
        this.records = records;
        this.rounds = rounds;
        this.caller = caller;
    }

    /** Only describes what is streamed. */
    @Schema(name = "RoundRecord")
    public record RecordView(
            @Schema(examples = RoundRecords.FORMAT) String format,
            List<EntryView> entries,

            @Schema(description = "Hash of the last entry, which stands for the whole / 最后一项的哈希，代表全部记录")
            String digest) {}

    @Schema(name = "RoundRecordEntry")
    public record EntryView(
            @Schema(examples = "CANDIDATE") String type,
            @Schema(type = SchemaType.OBJECT) Map<String, Object> body,

            @Schema(description = "SHA-256 over the hash before, the type and the body / 与上一项哈希、类型、内容相连的 SHA-256")
            String hash) {}

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "getRoundRecord",
            summary = "Read the record of a round, complete enough to recompute it / 可供复核的本轮完整记录",
            description =
                    "Rule and policy, positions, panel, every candidate by number with the facts that were judged, both"
                            + " entries of each score, ranks, decisions, notices, journal; no names, no free text about people."
                            + " Each entry is tied to those before it by a hash. The suite's verifier recomputes it."
                            + " / 含规则、政策、岗位、工作人员、各人选（以编号代替姓名）及其判定事实、两次成绩录入、排名、决定、公示与过程；"
                            + "各项以哈希相连，可用复核程序重新计算。")
    @APIResponse(
            responseCode = "200",
            description = "OK / 成功",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RecordView.class)))
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput get(@PathParam("id") UUID id) {
        var round = rounds.get(id, caller.scope());
        return output -> records.write(round.id(), output);
    }
}
