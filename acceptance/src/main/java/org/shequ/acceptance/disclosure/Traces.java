package org.shequ.acceptance.disclosure;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.shequ.local.LocalStack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the suite leaves beside its answers: events on every topic, log lines, metrics. Spans: {@link SpanCollector}. */
final class Traces {
    private static final List<String> PROGRAMS = List.of("personnel", "assessment", "quota", "selection", "gateway");
    private static final Duration POLL = Duration.ofMillis(500);

    private final LocalStack stack;

    Traces(LocalStack stack) {
        this.stack = stack;
    }

    /** Every record of every topic that is not the broker's own; answers how many. */
    int events(Consumer<Reply> reader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaConsumer.class.getClassLoader());
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            var parts = consumer.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("_"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(part -> new org.apache.kafka.common.TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            var ends = consumer.endOffsets(parts);
            var read = 0;
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (var event : consumer.poll(POLL)) {
                    reader.accept(Reply.found(Viewpoint.EVENTS, where(event), text(event)));
                    read++;
                }
            }
            return read;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String where(ConsumerRecord<String, String> event) {
        var type = event.headers().lastHeader("ce_type");
        return event.topic() + " "
                + (type == null ? "" : new String(type.value(), StandardCharsets.UTF_8))
                + "?key=" + event.key();
    }

    /** The value alone when it is JSON, so that it is read as such; headers are not secret and hold no data of a person. */
    private static String text(ConsumerRecord<String, String> event) {
        return event.value() == null ? "" : event.value();
    }

    /** Every line of every log file of the run. */
    int logs(Consumer<Reply> reader) {
        var lines = 0;
        try (var files = Files.list(stack.log("gateway").getParent())) {
            for (var file : files.sorted().toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                lines += (int) text.lines().count();
                text.lines()
                        .forEach(line -> reader.accept(Reply.found(
                                Viewpoint.LOGS, "log of " + file.getFileName() + "?" + line.hashCode(), line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What each management port shows to whoever reads metrics; answers how many ports had some. */
    int metrics(Consumer<Reply> reader) {
        var shown = 0;
        try (var http = HttpClient.newHttpClient()) {
            for (var program : PROGRAMS) {
                for (var path : List.of("/metrics", "/q/metrics")) {
                    var request = HttpRequest.newBuilder(URI.create(stack.managementUrl(program) + path))
                            .GET()
                            .build();
                    var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                    if (answer.statusCode() == 200) {
                        reader.accept(Reply.found(Viewpoint.METRICS, program + path, answer.body()));
                        shown++;
                        break;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return shown;
    }
}
