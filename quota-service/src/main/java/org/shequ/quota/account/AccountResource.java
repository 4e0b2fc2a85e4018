package org.shequ.quota.account;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Quota accounts and their ledger, as far as the caller's scope reaches. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts / 员额账户")
public class AccountResource {

    private final QuotaAccounts accounts;
    private final Cursors cursors;
    private final Caller caller;

    public AccountResource(QuotaAccounts accounts, Cursors cursors, Caller caller) {
        this.accounts = accounts;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listAccounts", summary = "List quota accounts / 员额账户列表")
    public Page<QuotaAccount> list(
            @Parameter(description = "code of a unit whose subtree is meant / 单位代码，含下级") @QueryParam("unit") @Nullable
                    String unit,
            @Parameter(description = "kind of account / 账户类别") @QueryParam("kind") @Nullable AccountKind kind,
            @BeanParam PageRequest page) {
        var prefix = unit == null ? caller.scope().prefix() : unit;
        caller.scope().require(prefix);
        var seek = cursors.open(page, Cursors.fingerprint(prefix, kind), "unitCode");
        return seek.page(
                accounts.page(prefix, kind, seek.after(), seek.fetch()),
                account -> List.of(account.unitCode(), account.id().toString()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getAccount", summary = "Read a quota account / 查询员额账户")
    public QuotaAccount get(@PathParam("id") UUID id) {
        var account = accounts.get(id);
        caller.scope().require(account.unitCode());
        return account;
    }

    @GET
    @Path("{id}/entries")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listLedgerEntries", summary = "List an account's ledger entries / 账户台账明细")
    public Page<LedgerEntryView> entries(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        get(id);
        var seek = cursors.open(page, id.toString(), "recorded");
        return seek.page(
                accounts.entries(id, seek.after(0), seek.fetch()),
                entry -> List.of(entry.id().toString()));
    }
}
