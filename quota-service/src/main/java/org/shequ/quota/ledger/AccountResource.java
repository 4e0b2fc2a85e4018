package org.shequ.quota.ledger;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.unit.Units;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Quota accounts, their ledger, and its proof. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "Quota accounts and their ledger / 员额账户与台账")
public class AccountResource {

    private final Accounts accounts;
    private final LedgerProof proof;
    private final OrderOverQuota orderOverQuota;
    private final FreezePlaces freezePlaces;
    private final TransferPlaces transferPlaces;
    private final Units units;
    private final Cursors cursors;
    private final Caller caller;

    public AccountResource(
            Accounts accounts,
            LedgerProof proof,
            OrderOverQuota orderOverQuota,
            FreezePlaces freezePlaces,
            TransferPlaces transferPlaces,
            Units units,
            Cursors cursors,
            Caller caller) {
        this.accounts = accounts;
        this.proof = proof;
        this.orderOverQuota = orderOverQuota;
        this.freezePlaces = freezePlaces;
        this.transferPlaces = transferPlaces;
        this.units = units;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Path("accounts")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listAccounts", summary = "List quota accounts, by unit / 员额账户列表")
    @Sorted("unitCode")
    public Page<AccountView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613004")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit,
            @QueryParam("kind") @Parameter(description = "Only this kind / 仅此类账户") @Nullable AccountKind kind,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(unit, kind, scope.unitCode()), "unitCode");
        return seek.page(
                accounts.list(scope, unit, kind, seek.after(), seek.fetch()),
                named ->
                        List.of(named.account().unitCode(), named.account().id().toString()),
                named -> AccountView.of(named.account(), named.unitName(), null),
                () -> accounts.count(scope, unit, kind));
    }

    @GET
    @Path("accounts/{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getAccount", summary = "Read a quota account, now or at the end of a day / 查询员额账户（可指定日期）")
    public AccountView get(
            @PathParam("id") UUID id,
            @QueryParam("asOf") @Parameter(description = "The balance at the end of this day / 该日终的余额") @Nullable
                    LocalDate asOf) {
        var account = account(id);
        return view(asOf == null ? account : accounts.at(account, asOf), asOf);
    }

    @GET
    @Path("accounts/{id}/entries")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listLedgerEntries", summary = "List an account's entries, oldest first / 账户台账明细")
    @Sorted("number")
    public Page<EntryView> entries(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        account(id);
        var seek = cursors.open(request, id.toString(), "number");
        var after = seek.after(0);
        return seek.page(
                accounts.entries(id, after == null ? 0 : Long.parseLong(after), seek.fetch()),
                entry -> List.of(String.valueOf(entry.number())),
                () -> accounts.countEntries(id));
    }

    @GET
    @Path("ledger-proof")
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "proveLedger",
            summary = "Check that balances equal their entries, people and places / 核对台账平衡",
            description =
                    "Per account: balances = sums of entries, entries numbered without gaps, occupied = people who"
                            + " hold a place, reserved = places in hand. / 逐账户核对：余额与明细、占用与人员、预留与名额一致。")
    public LedgerProof.Proof prove(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit) {
        return proof.check(caller.scope(), unit == null ? "" : unit);
    }

    /** Places by document. */
    @Schema(name = "AccountDecisionRequest")
    public record DecisionRequest(
            @Schema(required = true, description = "Places; negative to take back / 名额数，负数为收回", examples = "2")
            @NotNull
            @Min(-100_000)
            @Max(100_000)
            Integer places,

            @Schema(required = true, examples = "崇组〔2026〕21号") @NotBlank @Size(max = 100)
            String documentNumber,

            @Size(max = 500) @Nullable String reason) {

        int placesNotZero() {
            if (places == 0) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/places", "NOT_ZERO", "must not be 0", "不能为 0");
            }
            return places;
        }
    }

    @POST
    @Path("accounts/{id}/over-quota-orders")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "orderOverQuota",
            summary = "Record an over-quota order, or withdraw what is unused of it / 登记或收回超员文件额度")
    @APIResponse(responseCode = "200", description = "The account / 账户")
    @APIResponseSchema(AccountView.class)
    public Response order(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return answer(orderOverQuota.handle(
                id, expected, request.placesNotZero(), request.documentNumber(), request.reason()));
    }

    @POST
    @Path("accounts/{id}/freezes")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(operationId = "freezePlaces", summary = "Freeze vacant places, or release them / 冻结或解冻员额")
    @APIResponse(responseCode = "200", description = "The account / 账户")
    @APIResponseSchema(AccountView.class)
    public Response freeze(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return answer(
                freezePlaces.handle(id, expected, request.placesNotZero(), request.documentNumber(), request.reason()));
    }

    /** A transfer to another community of the subdistrict. */
    @Schema(name = "TransferRequest")
    public record TransferRequest(
            @Schema(required = true) @NotNull UUID toAccountId,

            @Schema(required = true, examples = "1") @NotNull @Min(1) @Max(100_000)
            Integer places,

            @Schema(required = true, examples = "崇组〔2026〕22号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @POST
    @Path("accounts/{id}/transfers")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "transferPlaces",
            summary = "Transfer vacant places to another community of the subdistrict / 街道内调剂员额")
    @APIResponse(responseCode = "200", description = "The giving account / 调出账户")
    @APIResponseSchema(AccountView.class)
    public Response transfer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull TransferRequest request) {
        return answer(
                transferPlaces.handle(id, expected, request.toAccountId(), request.places(), request.documentNumber()));
    }

    private Response answer(Account account) {
        return Response.ok(view(account, null)).build();
    }

    private AccountView view(Account account, @Nullable LocalDate asOf) {
        return AccountView.of(account, units.findName(account.unitCode()), asOf);
    }

    private Account account(UUID id) {
        return accounts.find(id)
                .filter(account -> caller.scope().covers(account.unitCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
