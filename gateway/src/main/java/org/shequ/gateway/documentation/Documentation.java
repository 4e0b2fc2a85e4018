package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

/** What the gateway serves itself, to anybody: the interface document, its page, the catalogue of problems. */
@Singleton
public class Documentation {

    private final Map<String, Page> pages = new HashMap<>();

    /** Answers one request. */
    public interface Answer {

        void answer(HttpServerRequest request);
    }

    Documentation(ObjectMapper json) {
        pages.put("/openapi.json", new Page("application/json", file("openapi.json")));
        pages.put("/openapi.yaml", new Page("application/yaml", file("openapi.yaml")));
        pages.put("/docs", new Page("text/html; charset=utf-8", file("docs.html")));
        pages.put("/docs/start.js", new Page("text/javascript; charset=utf-8", file("start.js")));
        pages.put("/docs/redoc.js", new Page("text/javascript; charset=utf-8", file("redoc.js")));
        pages.put("/docs/page.css", new Page("text/css; charset=utf-8", file("page.css")));
        pages.put("/docs/icon.svg", new Page("image/svg+xml", file("icon.svg")));
        pages.put("/favicon.ico", new Page("image/svg+xml", file("icon.svg")));
        var catalogue = ProblemCatalogue.read(json);
        pages.put("/problems", Page.html(ProblemPages.index(catalogue)));
        catalogue.forEach((slug, entries) -> pages.put("/problems/" + slug, Page.html(ProblemPages.page(entries))));
    }

    /** Who answers this path, if it is one of ours. */
    public Optional<Answer> find(String path) {
        return switch (path) {
            case "/" -> Optional.of(redirect());
            case "/openapi" -> Optional.of(negotiated());
            default -> Optional.ofNullable(pages.get(path)).map(page -> page::answer);
        };
    }

    private static Answer redirect() {
        return request -> request.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, "/docs")
                .end();
    }

    private Answer negotiated() {
        return request -> {
            var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                    .toLowerCase(Locale.ROOT);
            var name = accept.contains("json") && !accept.contains("yaml") ? "/openapi.json" : "/openapi.yaml";
            Objects.requireNonNull(pages.get(name)).answer(request);
        };
    }

    private static byte[] file(String name) {
        try (var content = Documentation.class.getClassLoader().getResourceAsStream("documentation/" + name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
