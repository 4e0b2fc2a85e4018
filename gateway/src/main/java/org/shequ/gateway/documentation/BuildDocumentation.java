package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Run by the build: merges the published documents of the services and takes over the page's script. The gateway then
 * only serves files, and documents that contradict each other break the build instead of a start.
 */
public final class BuildDocumentation {

    static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");

    /** The one picture that the script would fetch from its maker; an empty one takes its place. */
    private static final String FOREIGN_PICTURE = "https://cdn.redoc.ly/redoc/logo-mini.svg";

    private static final String NO_PICTURE =
            "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

    private BuildDocumentation() {}

    /** @param arguments target folder, version of the script, version of the suite */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        var json = new ObjectMapper();
        var documents = new LinkedHashMap<String, ObjectNode>();
        for (var service : SERVICES) {
            try (var document = resource("openapi/" + service + ".json")) {
                if (document == null) {
                    System.err.println(
                            "contracts has no openapi/" + service + ".json: left out of the merged document");
                    continue;
                }
                documents.put(service, (ObjectNode) json.readTree(document));
            }
        }
        var merged = OpenApiMerger.merge(documents, frame(json, arguments[2]));
        json.enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("openapi.json").toFile(), merged);
        new YAMLMapper(new YAMLFactory()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES))
                .writeValue(folder.resolve("openapi.yaml").toFile(), merged);
        script(folder.resolve("redoc.js"), arguments[1]);
    }

    private static ObjectNode frame(ObjectMapper json, String version) throws IOException {
        try (var frame = resource("documentation/frame.json")) {
            if (frame == null) {
                throw new FileNotFoundException("documentation/frame.json");
            }
            var node = (ObjectNode) json.readTree(frame);
            node.withObject("/info").put("version", version);
            return node;
        }
    }

    private static void script(Path target, String version) throws IOException {
        try (var script = resource("META-INF/resources/webjars/redoc/" + version + "/bundles/redoc.standalone.js")) {
            if (script == null) {
                throw new FileNotFoundException("redoc.standalone.js " + version);
            }
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains(FOREIGN_PICTURE)) {
                throw new IOException(
                        "redoc " + version + " differs from what was looked through: check what it fetches");
            }
            Files.writeString(target, text.replace(FOREIGN_PICTURE, NO_PICTURE));
        }
    }

    private static @Nullable InputStream resource(String name) {
        return BuildDocumentation.class.getClassLoader().getResourceAsStream(name);
    }
}
