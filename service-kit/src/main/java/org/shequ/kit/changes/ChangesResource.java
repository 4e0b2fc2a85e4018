package org.shequ.kit.changes;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The change feed over HTTP, with long-poll. */
@Path("changes")
@Tag(name = "changes", description = "Events for systems outside Kafka / 变更流")
public class ChangesResource {

    private static final Pattern WAIT = Pattern.compile("(\\d{1,2})s");
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int LARGEST_PAGE = 500;
    private static final Duration STEP = Duration.ofMillis(200);
    private static final String USE = "changes";

    /** Long polls hold a worker thread each; beyond this number an empty answer comes at once. */
    private static final Semaphore WAITING = new Semaphore(32);

    private final ChangeFeed feed;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final ShownChanges shownChanges;

    ChangesResource(ChangeFeed feed, Cursors cursors, Caller caller, Disclosure disclosure, ShownChanges shownChanges) {
        this.feed = feed;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.shownChanges = shownChanges;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("changes:read")
    @Operation(
            operationId = "listChanges",
            summary = "Read events since a cursor / 自游标起读取事件",
            description = "All events of this service in order, at least once, resumable for ever. Needs a token for "
                    + "the whole jurisdiction (scope `*`). Events of people tell no name and no birth date; to a client system"
                    + " whose grant names such fields, the personnel service adds them for a purpose (X-Purpose) of that"
                    + " grant, and each page is in the access log of everybody whom it names. /"
                    + " 按顺序提供本服务全部事件，至少一次，可永久续读；令牌范围须为 `*`。人员事件不含姓名与出生日期；"
                    + "授权包括此类字段的业务系统声明授权内用途（X-Purpose）的，人事服务予以附上，并逐人记入查阅记录。")
    public ChangesView list(
            @Parameter(description = "`next` of the page before; absent: from the beginning / 上一页的 next，缺省从头开始")
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(
                            description = "Events per page. / 每页事件数。",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit,
            @Parameter(
                            description =
                                    "How long to wait for news where there are none yet, 0s to 30s. / 暂无新事件时的最长等待时间，0s 至 30s。",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^([0-9]|[012][0-9]|30)s$",
                                            defaultValue = "0s",
                                            examples = "30s"))
                    @QueryParam("wait")
                    @DefaultValue("0s")
                    String wait,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        caller.scope().requireOver("*");
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST, "limit must be 1 to " + LARGEST_PAGE);
        }
        var seconds = WAIT.matcher(wait);
        if (!seconds.matches() || Integer.parseInt(seconds.group(1)) > LONGEST_WAIT_SECONDS) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST, "wait must be 0s to 30s");
        }
        long position =
                since == null ? 0 : Long.parseLong(cursors.open(USE, since).getFirst());
        var shown = disclosure.byGrant();
        var entries = read(position, limit, Duration.ofSeconds(Long.parseLong(seconds.group(1))));
        var last = entries.isEmpty() ? position : entries.getLast().position();
        return new ChangesView(
                shownChanges.of(entries.stream().map(ChangeFeed.Entry::change).toList(), shown),
                cursors.seal(USE, List.of(Long.toString(last))));
    }

    private List<ChangeFeed.Entry> read(long position, int limit, Duration wait) {
        var entries = feed.after(position, limit);
        if (!entries.isEmpty() || wait.isZero() || !WAITING.tryAcquire()) {
            return entries;
        }
        try {
            for (var left = wait; entries.isEmpty() && left.isPositive(); left = left.minus(STEP)) {
                Thread.sleep(STEP);
                entries = feed.after(position, limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            WAITING.release();
        }
        return entries;
    }
}
