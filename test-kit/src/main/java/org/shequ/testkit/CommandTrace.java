package org.shequ.testkit;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes down which commands of the service succeed in the tests of this module, and whether each left an entry in the audit
 * log, for {@link AuditRules}. Every call goes out in a trace of its own, which its entries name, those of its job too.
 */
public final class CommandTrace implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    static final Path FILE = Path.of("target", "commands.txt");

    /** What the gateway leads to, not the management port. */
    private static final Pattern SERVED = Pattern.compile("/[a-z]+/v1/.*");

    private static final String TRACE = "traceparent";
    private static final String KEY = "Idempotency-Key";
    private static final String SEEN = "If-Match";
    private static final String VERSION = "ETag";

    private static @Nullable TracingFilter installed;

    /**
     * A command that succeeded.
     *
     * @param job whether a job goes on with it
     * @param unchanged whether what it names has the version that the caller had seen: it was so already
     */
    private record Succeeded(String operation, boolean job, boolean unchanged) {}

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (context.getTestInstance().getClass().getSimpleName().endsWith("ApiTest")) {
            if (installed == null) {
                installed = new TracingFilter();
            }
            RestAssured.filters(installed);
        }
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        var filter = installed;
        if (filter == null) {
            return;
        }
        var others = new ArrayList<>(RestAssured.filters());
        others.remove(filter);
        RestAssured.replaceFiltersWith(others);
        filter.settle(context.getTestMethod().getName());
    }

    private static final class TracingFilter implements Filter {

        private final Map<String, Succeeded> byTrace = new ConcurrentHashMap<>();
        private final Set<String> keys = ConcurrentHashMap.newKeySet();
        private @Nullable OpenApiConformance document;

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification specification,
                FilterContext context) {
            var path = URI.create(request.getURI()).getRawPath();
            if (request.getMethod().equals("GET")
                    || !SERVED.matcher(path).matches()
                    || request.getHeaders().hasHeaderWithName(TRACE)) {
                return context.next(request, specification);
            }
            var trace = UUID.randomUUID().toString().replace("-", "");
            request.header(TRACE, "00-" + trace + "-" + trace.substring(16) + "-00");
            var response = context.next(request, specification);
            if (response.statusCode() / 100 == 2 && !isRepeated(request)) {
                document()
                        .operationId(request.getMethod(), path)
                        .ifPresent(operation -> byTrace.put(
                                trace,
                                new Succeeded(
                                        operation, response.statusCode() == 202, isUnchanged(request, response))));
            }
            return response;
        }

        private synchronized OpenApiConformance document() {
            var read = document;
            if (read == null) {
                read = new OpenApiConformance(ConformanceCallback.document());
                document = read;
            }
            return read;
        }

        /** What is answered again is not done again. */
        private boolean isRepeated(FilterableRequestSpecification request) {
            var key = request.getHeaders().getValue(KEY);
            return key != null && !keys.add(request.getMethod() + " " + request.getURI() + " " + key);
        }

        private static boolean isUnchanged(FilterableRequestSpecification request, Response response) {
            var seen = request.getHeaders().getValue(SEEN);
            return seen != null && seen.equals(response.getHeader(VERSION));
        }

        /** Asks the audit log for each; a job that has not ended yet is asked for again after the next test. */
        void settle(String test) {
            if (byTrace.isEmpty()) {
                return;
            }
            var database = Arc.container().instance(Database.class).get();
            var audited = new HashSet<>(database.list(
                    "SELECT DISTINCT trace_id FROM audit_log WHERE trace_id = ANY (?)",
                    row -> row.getText("trace_id"),
                    List.copyOf(byTrace.keySet())));
            byTrace.forEach((trace, command) -> {
                if (audited.contains(trace)) {
                    note(AuditRules.line(command.operation(), true, ""));
                    byTrace.remove(trace);
                } else if (!command.job()) {
                    if (!command.unchanged()) {
                        note(AuditRules.line(command.operation(), false, test));
                    }
                    byTrace.remove(trace);
                }
            });
        }
    }

    private static void note(String line) {
        Set<String> seen = SharedState.get("commands", CommandTrace::begin);
        if (seen.add(line)) {
            try {
                Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Set<String> begin() {
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConcurrentHashMap.newKeySet();
    }
}
