package org.shequ.testkit;

import io.quarkus.test.common.http.TestHTTPResourceManager;
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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Holds every REST-assured answer in a test class named {@code ...ApiTest} against the service's own OpenAPI document,
 * without the test having to ask.
 */
public final class ConformanceCallback implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
    private static @Nullable Filter installed;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (context.getTestInstance().getClass().getSimpleName().endsWith("ApiTest")) {
            if (installed == null) {
                installed = new ConformanceFilter(new OpenApiConformance(document()));
            }
            RestAssured.filters(installed);
        }
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        if (installed != null) {
            var others = new ArrayList<>(RestAssured.filters());
            others.remove(installed);
            RestAssured.replaceFiltersWith(others);
        }
    }

    /** The document of the service under test. */
    static String document() {
        var request = HttpRequest.newBuilder(URI.create(
                        TestHTTPResourceManager.getManagementUri().replaceAll("/q/?$", "") + "/q/openapi?format=json"))
                .header("Authorization", Tokens.of("operations-viewer").bearer())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document is not at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record ConformanceFilter(OpenApiConformance conformance) implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification specification,
                FilterContext context) {
            var response = context.next(request, specification);
            var path = URI.create(request.getURI()).getRawPath();
            if (path.startsWith("/q/")) {
                return response;
            }
            var headers = new HashMap<String, String>();
            response.getHeaders().forEach(header -> headers.put(header.getName(), header.getValue()));
            List<String> faults =
                    conformance.faults(request.getMethod(), path, response.statusCode(), headers, response.asString());
            if (!faults.isEmpty()) {
                throw new AssertionError("not as the OpenAPI document says:\n  " + String.join("\n  ", faults) + "\n"
                        + response.asString());
            }
            return response;
        }
    }
}
