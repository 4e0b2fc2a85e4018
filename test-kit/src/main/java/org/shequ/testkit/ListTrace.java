package org.shequ.testkit;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;

/**
 * Asks again, with {@code count=true} and page by page, for lists that a test class named {@code ...ApiTest} has read, once
 * the test is over: the total must be the number of the items. What was counted is written down for {@link ListRules}.
 */
public final class ListTrace implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    static final Path FILE = Path.of("target", "lists.txt");

    /** Of each operation; the longer lists come later in a module's tests as well as early. */
    private static final int LISTS_OF_AN_OPERATION = 4;

    private static final int MOST_PAGES = 30;
    private static final int LARGEST_PAGE = 500;

    /** What events still change while it is read is read again. */
    private static final int ATTEMPTS = 3;

    private static @Nullable ListFilter installed;

    /** A list as it was asked for. */
    private record Asked(String operation, String path, Map<String, String> query, List<Header> headers) {}

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (context.getTestInstance().getClass().getSimpleName().endsWith("ApiTest")) {
            if (installed == null) {
                installed = new ListFilter();
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
        filter.settle(context);
    }

    private static final class ListFilter implements Filter {

        private final Map<String, Asked> read = new LinkedHashMap<>();
        private final Map<String, Integer> counted = new HashMap<>();
        private @Nullable OpenApiConformance document;

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification specification,
                FilterContext context) {
            var response = context.next(request, specification);
            if (request.getMethod().equals("GET")
                    && response.statusCode() == 200
                    && response.contentType().startsWith("application/json")) {
                keep(request, response);
            }
            return response;
        }

        private void keep(FilterableRequestSpecification request, Response response) {
            var uri = URI.create(request.getURI());
            var path = uri.getRawPath();
            var operation = document().operationId("GET", path).orElse("");
            if (!document().takesParameter("GET", path, "count")
                    || counted.getOrDefault(operation, 0) >= LISTS_OF_AN_OPERATION
                    || !(response.path("items") instanceof List<?> items)
                    || items.isEmpty()) {
                return;
            }
            var query = new LinkedHashMap<String, String>();
            for (var part : uri.getRawQuery() == null
                    ? new String[0]
                    : uri.getRawQuery().split("&")) {
                var name = part.replaceFirst("=.*", "");
                if (!Set.of("cursor", "limit", "count").contains(name)) {
                    query.merge(name, part, (one, two) -> one + "&" + two);
                }
            }
            read.put(
                    operation,
                    new Asked(operation, path, query, request.getHeaders().asList()));
        }

        private synchronized OpenApiConformance document() {
            var known = document;
            if (known == null) {
                known = new OpenApiConformance(ConformanceCallback.document());
                document = known;
            }
            return known;
        }

        void settle(QuarkusTestMethodContext context) {
            var asked = List.copyOf(read.values());
            read.clear();
            if (context.getTestStatus().isTestFailed()) {
                return;
            }
            for (var list : asked) {
                var found = Counted.NOTHING;
                for (var attempt = 0; attempt < ATTEMPTS && !found.agrees(); attempt++) {
                    found = count(list);
                }
                if (found.items > 0) {
                    counted.merge(list.operation(), 1, Integer::sum);
                }
                note(ListRules.line(
                        list.operation(),
                        found.items,
                        found.totals,
                        context.getTestMethod().getName()));
            }
        }
    }

    /** @param totals of every page, absent ones as null */
    private record Counted(int items, List<@Nullable Integer> totals) {

        static final Counted NOTHING = new Counted(-1, List.of());

        boolean agrees() {
            return !totals.isEmpty() && totals.stream().allMatch(total -> total != null && total == items);
        }
    }

    /** As one page, and then in two or more. */
    private static Counted count(Asked list) {
        var whole = page(list, LARGEST_PAGE, null);
        var first = whole.<List<?>>path("items").size();
        var limit = first == LARGEST_PAGE ? LARGEST_PAGE : Math.max(1, (first + 1) / 2);
        var totals = new ArrayList<@Nullable Integer>();
        totals.add(whole.path("total"));
        var items = 0;
        String next = null;
        for (var pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(list, limit, next);
            totals.add(page.path("total"));
            items += page.<List<?>>path("items").size();
            next = page.path("next");
            if (next == null) {
                break;
            }
        }
        return new Counted(items, totals);
    }

    private static Response page(Asked list, int limit, @Nullable String cursor) {
        var request = given().noFilters().urlEncodingEnabled(false);
        list.headers().stream()
                .filter(header -> Set.of("authorization", "x-purpose", "accept-language")
                        .contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(request::header);
        var query = list.query().values().stream().collect(Collectors.joining("&"))
                + "&count=true&limit=" + limit
                + (cursor == null ? "" : "&cursor=" + cursor);
        var answer = request.get(list.path() + "?" + query.replaceFirst("^&", ""));
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    list.operation() + " with count=true answers " + answer.statusCode() + ": " + answer.asString());
        }
        return answer;
    }

    private static void note(String line) {
        Set<String> seen = SharedState.get("lists", ListTrace::begin);
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
