package org.shequ.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder. */
record Manifests(List<JsonNode> all) {

    static Manifests render(Path folder) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "kubectl is not installed: these checks need it (Debian: apt-get install kubernetes-client, or the upstream binary)",
                    missing);
        }
        var output = process.getInputStream().readAllBytes();
        var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("kubectl kustomize " + folder + ": " + errors);
        }
        var mapper = new YAMLMapper(new YAMLFactory());
        try (YAMLParser parser = mapper.getFactory().createParser(output)) {
            return new Manifests(mapper.readValues(parser, JsonNode.class).readAll());
        }
    }

    Stream<JsonNode> of(String kind) {
        return all.stream().filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    static String name(JsonNode manifest) {
        return manifest.path("kind").asText() + "/"
                + manifest.at("/metadata/name").asText();
    }
}
