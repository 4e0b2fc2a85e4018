package org.shequ.acceptance.load;

import org.shequ.local.ChildProcess;
import org.shequ.local.Ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** nginx and HAProxy as Debian packages them, configured to do the same: keep connections on both sides, say who called. */
public final class OtherDoors {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String COMMON = """
            daemon off; pid %1$s/%2$s.pid; error_log %1$s/%2$s.log;
            worker_processes %3$d;
            events { worker_connections 4096; }
            http {
              access_log off; keepalive_requests 1000000000; keepalive_timeout 75s; client_max_body_size 64m;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
            """;

    private OtherDoors() {}

    /** A door that is up: where, and as which process. */
    public record Door(String name, int port, ChildProcess process) implements AutoCloseable {

        /** Of the process and its children, in MiB. */
        public double residentMebibytes() {
            return family().mapToDouble(LoneGateway::resident).sum();
        }

        /** Processor time of the process and its children so far, in seconds. */
        public double cpuSeconds() {
            return family().mapToDouble(LoneGateway::cpu).sum();
        }

        private Stream<Long> family() {
            return ProcessHandle.of(process.pid()).stream()
                    .flatMap(one -> Stream.concat(Stream.of(one), one.children()))
                    .map(ProcessHandle::pid);
        }

        @Override
        public void close() {
            process.stop();
        }
    }

    /** Those of the programs that this machine lacks. */
    public static List<String> missing(List<String> programs) {
        return programs.stream()
                .filter(program -> Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin")
                        .noneMatch(directory -> Files.isExecutable(Path.of(directory, program))))
                .toList();
    }

    /** The service behind all doors: answers at once, with a page of JSON. */
    public static Door service(Path home) {
        var port = Ports.free();
        var page = "{\"items\":[" + "{\"id\":\"0190f0a0\",\"text\":\"community worker\"},".repeat(20) + "{}]}";
        var configuration = COMMON.formatted(home, "service", 1) + """
                  server { listen 127.0.0.1:%d backlog=4096; default_type application/json;
                           location / { return 200 '%s'; } }
                }
                """.formatted(port, page);
        return start("service", port, home, nginx(home, "service", configuration));
    }

    public static Door nginx(Path home, int workers, int service) {
        var port = Ports.free();
        var configuration = COMMON.formatted(home, "nginx", workers) + """
                  upstream service { server 127.0.0.1:%d; keepalive 128; }
                  server { listen 127.0.0.1:%d backlog=4096;
                    location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection "";
                      proxy_set_header Forwarded "for=$remote_addr;host=$host;proto=http"; } }
                }
                """.formatted(service, port);
        return start("nginx", port, home, nginx(home, "nginx", configuration));
    }

    private static List<String> nginx(Path home, String name, String configuration) {
        return List.of("nginx", "-e", home.resolve(name + ".log").toString(), "-c", write(home, name, configuration));
    }

    public static Door haproxy(Path home, int threads, int service) {
        var port = Ports.free();
        var configuration = """
                global
                  nbthread %d
                  maxconn 8000
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 75s
                  timeout server 60s
                  option forwardfor
                frontend door
                  bind 127.0.0.1:%d backlog 4096
                  default_backend service
                backend service
                  http-reuse always
                  server one 127.0.0.1:%d maxconn 128
                """.formatted(threads, port, service);
        return start("HAProxy", port, home, List.of("haproxy", "-f", write(home, "haproxy", configuration)));
    }

    private static String write(Path home, String name, String configuration) {
        try {
            return Files.writeString(home.resolve(name + ".conf"), configuration)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Door start(String name, int port, Path home, List<String> command) {
        var process = ChildProcess.start(name, command, Map.of(), home, home.resolve(name + ".out"));
        process.await("listens", START_LIMIT, () -> Ports.taken(port));
        return new Door(name, port, process);
    }
}
