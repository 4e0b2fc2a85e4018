package org.shequ.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.evolution.Retiring;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.json.MergePatch;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;

import java.io.File;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

@Path("notes")
public class NoteResource {

    static final AtomicInteger RUNS = new AtomicInteger();
    static final AtomicInteger SLOW_STARTED = new AtomicInteger();
    static volatile CountDownLatch release = new CountDownLatch(0);

    @Inject
    DataSource dataSource;

    @Inject
    Cursors cursors;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper mapper;

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(summary = "Lists notes / 便笺列表")
    @Sorted({"title", "-title"})
    public Page<NoteView> list(@BeanParam PageRequest request, @BeanParam NoteFilter filter) throws SQLException {
        var sort = request.sort == null ? "title" : request.sort;
        var down = sort.startsWith("-");
        var seek = cursors.open(request, Cursors.fingerprint(filter.unit, filter.kinds, filter.asOf), sort);
        var prefix = caller.scope().prefix() + "%";
        var rows = new ArrayList<NoteView>();
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement("select id, title, unit_code, version from notes"
                        + " where unit_code like ? and unit_code like ? || '%'"
                        + (seek.after() == null ? "" : down ? " and title < ?" : " and title > ?")
                        + " order by title " + (down ? "desc" : "asc") + " limit " + seek.fetch())) {
            query.setString(1, prefix);
            query.setString(2, filter.unit == null ? "" : filter.unit);
            if (seek.after() != null) {
                query.setString(3, seek.after(0));
            }
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new NoteView(
                            row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4)));
                }
            }
        }
        return seek.page(rows, note -> List.of(note.title()), rows::size);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(summary = "Reads a note / 读取便笺")
    public NoteView get(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement("select title, unit_code, version from notes where id = ?")) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(CommonProblem.NOT_FOUND);
                }
                caller.scope().require(row.getString(2));
                return new NoteView(id, row.getString(1), row.getString(2), row.getLong(3));
            }
        }
    }

    @POST
    @Idempotent
    @PermissionsAllowed("quota:manage")
    @Operation(summary = "Makes a note / 新建便笺")
    @APIResponse(responseCode = "201", description = "Made / 已新建")
    @APIResponseSchema(value = NoteView.class, responseCode = "201")
    public Response create(@Valid @NotNull NewNote note, @QueryParam("unit") @Nullable String unit)
            throws SQLException {
        RUNS.incrementAndGet();
        var id = UUID.randomUUID();
        var unitCode = unit == null ? "320613" : unit;
        caller.scope().require(unitCode);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into notes (id, title, unit_code) values (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, note.title());
            insert.setString(3, unitCode);
            insert.executeUpdate();
        }
        if (note.title().startsWith("refuse")) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED).violation("/title", "NAMED_SO", "is refused", "被拒绝");
        }
        if (note.title().startsWith("break")) {
            throw new IllegalStateException("Broken with the secret 320602199001011234");
        }
        return Response.created(URI.create("/quota/v1/notes/" + id))
                .entity(new NoteView(id, note.title(), unitCode, 1))
                .build();
    }

    @POST
    @Path("slow")
    @Idempotent
    @PermissionsAllowed("quota:manage")
    public NoteView slow() throws InterruptedException {
        SLOW_STARTED.incrementAndGet();
        release.await(20, TimeUnit.SECONDS);
        return new NoteView(UUID.randomUUID(), "slow", "320613", 1);
    }

    @POST
    @Path("imports")
    @Idempotent
    @Consumes("text/csv")
    @PermissionsAllowed("quota:manage")
    public Response importFile(File file) {
        RUNS.incrementAndGet();
        return Response.accepted(Map.of("bytes", file.length())).build();
    }

    @PUT
    @Path("{id}")
    @Transactional
    @PermissionsAllowed("quota:manage")
    public NoteView rename(UUID id, @HeaderParam("If-Match") @Nullable Version expected, @Valid @NotNull NewNote note)
            throws SQLException {
        var before = get(id);
        Version.require(expected, before.version());
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update notes set title = ?, version = version + 1 where id = ? and version = ?")) {
            update.setString(1, note.title());
            update.setObject(2, id);
            update.setLong(3, before.version());
            update.executeUpdate();
        }
        return get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("quota:manage")
    public NewNote patch(
            UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = NewNote.class)))
                    MergePatch patch)
            throws SQLException {
        Version.require(expected, get(id).version());
        var current = new NewNote(
                "title", NewNote.Kind.SHORT, 3, LocalDate.of(2024, 2, 29), null, null, null, null, "123456", null);
        return patch.applyTo(current, NewNote.class, mapper);
    }

    @GET
    @Path("me")
    @PermissionsAllowed("quota:read")
    public Map<String, Object> me() {
        return Map.of(
                "subject", caller.subject(),
                "scope", caller.scope().unitCode(),
                "manages", caller.may("quota:manage"),
                "purpose", caller.purpose().map(Purpose::toString).orElse(""));
    }

    @GET
    @Path("open")
    @PermitAll
    public Map<String, String> open() {
        return Map.of("subject", caller.subject());
    }

    @GET
    @Path("retiring")
    @PermitAll
    @Retiring(since = "2026-07-01", on = "2027-07-01", successor = "/quota/v1/notes/open")
    public Map<String, String> retiring() {
        return Map.of("subject", caller.subject());
    }

    @GET
    @Path("forgotten")
    public Map<String, String> forgotten() {
        return Map.of("subject", caller.subject());
    }

    @GET
    @Path("failures/{kind}")
    @PermitAll
    public NoteView fail(String kind) throws Exception {
        switch (kind) {
            case "stale" -> throw new jakarta.persistence.OptimisticLockException("note 7");
            case "pool" -> throw new SQLException("Acquisition timeout while waiting for new connection");
            case "figures" ->
                throw ProblemException.of(CommonProblem.ILLEGAL_TRANSITION, "DRAFT", "CLOSED", "OPEN")
                        .figure("vacancy", 2025);
            case "output" -> throw new java.io.UncheckedIOException(new java.io.IOException("disk of 张三"));
            default -> throw new IllegalStateException("select secret from people where id = '320602199001011234'");
        }
    }
}
