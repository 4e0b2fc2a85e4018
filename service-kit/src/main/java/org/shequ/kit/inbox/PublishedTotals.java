package org.shequ.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.shequ.kit.security.ManagementGate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks another service's management port how many versions its log holds of each topic. */
@ApplicationScoped
class PublishedTotals {

    private static final Logger LOG = Logger.getLogger(PublishedTotals.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PEERS = "shequ.reconciler.peers.";

    private final Config configuration;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    PublishedTotals(Config configuration, ObjectMapper json) {
        this.configuration = configuration;
        this.json = json;
    }

    boolean knows(String publisher) {
        return address(publisher).isPresent();
    }

    private Optional<String> address(String publisher) {
        return configuration.getOptionalValue(PEERS + publisher, String.class);
    }

    /** Versions by topic; a topic that is not named has none. Empty when the publisher gives no answer. */
    Optional<Map<String, Long>> ask(String publisher) {
        var address = address(publisher).orElseThrow();
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + ManagementGate.TOTALS))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            var totals = new TreeMap<String, Long>();
            for (var topic : json.readTree(answer.body()).path("topics")) {
                totals.put(topic.path("topic").asText(), topic.path("versions").asLong());
            }
            return Optional.of(totals);
        } catch (IOException e) {
            LOG.warnf("reconciler cannot ask %s at %s: %s", publisher, address, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
