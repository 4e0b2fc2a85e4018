package org.shequ.acceptance.load;

import org.shequ.local.ChildProcess;
import org.shequ.local.LocalException;
import org.shequ.local.LocalKeys;
import org.shequ.local.Ports;
import org.shequ.local.TokenMint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gateway as a process of its own, with every route to one service and no limit on how often somebody may ask. */
public final class LoneGateway implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    /** Sixteenths of the heap that are for what lives as long as a request, as the manifests have it. */
    private static final int YOUNG = 11;

    private static final String UNLIMITED = "1000000000";

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final TokenMint mint;
    private final ChildProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param application directory of the packaged gateway
     * @param home for keys and log
     * @param heap in MiB
     * @param service where all routes lead
     */
    public LoneGateway(Path application, Path home, int heap, String service) {
        var keys = LocalKeys.in(home.resolve("keys"));
        mint = new TokenMint(keys);
        process = ChildProcess.start(
                "gateway",
                List.of(
                        JAVA.resolve("java").toString(),
                        "-Xmx" + heap + "m",
                        "-Xmn" + heap * YOUNG / 16 + "m",
                        "-XX:+UseSerialGC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        application.resolve("quarkus-run.jar").toString()),
                environment(keys, service),
                home,
                home.resolve("gateway-" + port + ".log"));
        process.await("is ready", START_LIMIT, this::ready);
    }

    private Map<String, String> environment(LocalKeys keys, String service) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("SHEQU_JWT_ISSUER", LocalKeys.ISSUER);
        environment.put(
                "SHEQU_JWT_PUBLIC_KEY_LOCATION", keys.publicKeyFile().toUri().toString());
        for (var route : List.of("PERSONNEL", "ASSESSMENT", "QUOTA", "SELECTION")) {
            environment.put("SHEQU_GATEWAY_ROUTES_" + route + "_URL", service);
        }
        for (var limit :
                List.of("RATE_CALLER_BURST", "RATE_CALLER_PER_SECOND", "CONCURRENT_CALLER", "CONCURRENT_ADDRESS")) {
            environment.put("SHEQU_GATEWAY_" + limit, UNLIMITED);
        }
        return environment;
    }

    private boolean ready() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    public int port() {
        return port;
    }

    /** Somebody who may read everything and hand in files about quotas. */
    public String token(String subject) {
        return mint.mint(List.of("viewer", "quota-drafter"), "*", subject, Duration.ofHours(12));
    }

    /** The sum of the series whose line begins so and holds the text; 0 when there is none yet. */
    public double metric(String begins, String holds) {
        try {
            return get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(begins) && line.contains(holds))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new LocalException("the gateway gives no metrics: " + e.getMessage(), e);
        }
    }

    /** How many objects of a class something still holds, counted by the virtual machine after a full collection. */
    public long alive(String type) {
        try {
            var counting = new ProcessBuilder(
                            JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var histogram = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!histogram.contains("java.lang.String")) {
                throw new LocalException("no histogram of the gateway's objects: " + histogram);
            }
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                    .mapToLong(columns -> Long.parseLong(columns[1]))
                    .sum();
        } catch (IOException e) {
            throw new LocalException("jcmd of the JDK cannot be run: " + e.getMessage(), e);
        }
    }

    /** Memory of the whole process in MiB. */
    public double residentMebibytes() {
        return resident(process.pid());
    }

    /** Memory that a process takes, in MiB. */
    public static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new LocalException("no process " + pid, e);
        }
    }

    /** Processor time so far, in seconds. */
    public double cpuSeconds() {
        return cpu(process.pid());
    }

    /** Processor time that a process has had, in seconds. */
    static double cpu(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toMillis)
                        .orElse(0L)
                / 1e3;
    }

    @Override
    public void close() {
        http.close();
        process.stop();
    }
}
