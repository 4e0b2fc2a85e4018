package org.shequ.personnel.dossier;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.dossier.EntryChanges.EntryEnd;
import org.shequ.personnel.dossier.EntryChanges.EntryWithdrawal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonView;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** How entries of every kind are read and changed over HTTP; each kind adds what it says and what it is called. */
abstract class EntryResource {

    static final String TAG = "dossier";
    static final String TAG_DESCRIPTION =
            "Honours, training, achievements, certificates, investigations, relatives / 人事档案";
    static final String RECORDED = "Recorded; the body is the person / 已登记，返回人员";
    static final String ORDER = "崇委组〔2026〕1号";
    static final String RECORDED_SINCE = "Recorded in this form since / 以此形式登记的时间";

    private final DossierEntryKind kind;
    private final String path;
    private final Desk desk;

    /** @param path the last name of the path, e.g. {@code honours} */
    EntryResource(DossierEntryKind kind, String path, Desk desk) {
        this.kind = kind;
        this.path = path;
        this.desk = desk;
    }

    /** What all kinds need; a singleton, for its fields are read directly. */
    @Singleton
    static class Desk {

        private final RecordEntry recordEntry;
        private final CorrectEntry correctEntry;
        private final EndEntry endEntry;
        private final WithdrawEntry withdrawEntry;
        private final DossierEntries entries;
        private final People people;
        private final Cursors cursors;
        private final Caller caller;
        private final Disclosure disclosure;
        private final AccessLog accessLog;

        Desk(
                RecordEntry recordEntry,
                CorrectEntry correctEntry,
                EndEntry endEntry,
                WithdrawEntry withdrawEntry,
                DossierEntries entries,
                People people,
                Cursors cursors,
                Caller caller,
                Disclosure disclosure,
                AccessLog accessLog) {
            this.recordEntry = recordEntry;
            this.correctEntry = correctEntry;
            this.endEntry = endEntry;
            this.withdrawEntry = withdrawEntry;
            this.entries = entries;
            this.people = people;
            this.cursors = cursors;
            this.caller = caller;
            this.disclosure = disclosure;
            this.accessLog = accessLog;
        }
    }

    /** Whose file, as it was known when. */
    @SuppressWarnings("NullAway.Init")
    public static class AsKnown {

        @PathParam("id")
        @Parameter(description = "The person's id / 人员标识")
        public UUID id;

        @QueryParam("knownAt")
        @Parameter(description = "As it was recorded at this instant / 按当时的记录")
        public @Nullable Instant knownAt;
    }

    /** Whose file, and the version of the person that the caller has seen. */
    @SuppressWarnings("NullAway.Init")
    public static class OfPerson {

        @PathParam("id")
        @Parameter(description = "The person's id / 人员标识")
        public UUID id;

        @HeaderParam("If-Match")
        public @Nullable Version expected;
    }

    /** Which entry of whose file, and the version of the person that the caller has seen. */
    @SuppressWarnings("NullAway.Init")
    public static class OfEntry {

        @PathParam("id")
        @Parameter(description = "The person's id / 人员标识")
        public UUID id;

        @PathParam("entryId")
        @Parameter(description = "The entry / 记录标识")
        public UUID entryId;

        @HeaderParam("If-Match")
        public @Nullable Version expected;
    }

    <V> Page<V> page(AsKnown asked, PageRequest request, Function<Entry, V> view) {
        desk.people.get(asked.id, desk.caller.scope());
        return read(asked, request, view);
    }

    /** The same of a kind that shows more for a stated purpose, which then is on record. */
    <V> Page<V> pageFor(AsKnown asked, PageRequest request, Function<Shown, Function<Entry, V>> view) {
        Person person = desk.people.get(asked.id, desk.caller.scope());
        Shown shown = desk.disclosure.shown("person", asked.id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        if (shown.opensAnything()) {
            desk.accessLog.record(List.of(asked.id), path);
        }
        return read(asked, request, view.apply(shown));
    }

    private <V> Page<V> read(AsKnown asked, PageRequest request, Function<Entry, V> view) {
        var seek = desk.cursors.open(request, Cursors.fingerprint(asked.id, kind, asked.knownAt), "from");
        return seek.page(
                from -> desk.entries.page(asked.id, kind, asked.knownAt, from),
                entry -> List.of(entry.from().toString(), entry.id().toString()),
                view);
    }

    boolean goesToPerson() {
        return desk.disclosure.goesToPerson();
    }

    Response recorded(OfPerson of, Entry.Draft draft) {
        var kept = desk.recordEntry.handle(target(of.id, of.expected), draft);
        return Response.created(URI.create("people/" + of.id + "/" + path + "/" + kept.entryId()))
                .entity(view(kept))
                .build();
    }

    Response corrected(OfEntry of, Entry.Draft draft) {
        return ok(desk.correctEntry.handle(target(of.id, of.expected), of.entryId, draft));
    }

    Response ended(OfEntry of, EntryEnd end) {
        return ok(desk.endEntry.handle(
                target(of.id, of.expected), of.entryId, end.on(), end.reason(), end.orderNumber()));
    }

    Response withdrawn(OfEntry of, EntryWithdrawal withdrawal) {
        return ok(desk.withdrawEntry.handle(
                target(of.id, of.expected), of.entryId, withdrawal.reason(), withdrawal.orderNumber()));
    }

    private Filing.Target target(UUID id, @Nullable Version expected) {
        return new Filing.Target(id, kind, desk.caller.scope(), expected);
    }

    private Response ok(Filing.Kept kept) {
        return Response.ok(view(kept)).build();
    }

    private PersonView view(Filing.Kept kept) {
        return PersonView.of(kept.person(), desk.disclosure.masked());
    }
}
