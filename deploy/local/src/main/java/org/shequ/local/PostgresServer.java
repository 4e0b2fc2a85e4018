package org.shequ.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL 18 from the embedded binaries, for the local stack and for tests. Needs neither Docker nor an
 * installation; as root it runs in a user namespace of its own, because PostgreSQL refuses to run as root.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final int MAX_CONNECTIONS = 200;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private PostgresServer(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    /**
     * @param dataDirectory kept from start to start; null for one that is deleted on close
     * @param port 0 for any free one
     * @param durable false only in tests: a commit is then not on disk when it returns
     * @param log where the server writes; null for nowhere
     * @param settings of the server, beside or instead of the usual ones
     */
    public record Options(
            @Nullable Path dataDirectory,
            int port,
            boolean durable,
            @Nullable Path log,
            Map<String, String> settings) {
        public Options(@Nullable Path dataDirectory, int port, boolean durable, @Nullable Path log) {
            this(dataDirectory, port, durable, log, Map.of());
        }

        public static Options forTests() {
            return new Options(null, 0, false, null);
        }
    }

    /** How one service reaches its database: as owner to migrate, as user to serve. */
    public record Database(String jdbcUrl, String owner, String ownerPassword, String user, String password) {}

    public static PostgresServer start(Options options) {
        var kept = options.dataDirectory();
        try {
            var data = kept == null ? Files.createTempDirectory("shequ-postgres-") : kept;
            Files.createDirectories(data);
            var output = options.log() == null
                    ? Redirect.DISCARD
                    : Redirect.appendTo(options.log().toFile());
            var builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(kept == null)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setPort(options.port() == 0 ? Ports.free() : options.port())
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                    .setServerConfig("fsync", options.durable() ? "on" : "off")
                    .setServerConfig("full_page_writes", options.durable() ? "on" : "off")
                    .setServerConfig("synchronous_commit", options.durable() ? "on" : "off")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("log_timezone", "UTC")
                    .setOutputRedirector(output)
                    .setErrorRedirector(output);
            options.settings().forEach(builder::setServerConfig);
            var embedded = builder.start();
            var server = new PostgresServer(embedded, process(data));
            Watchdog.INSTANCE.watch(server.pid(), Watchdog.Signal.INT);
            return server;
        } catch (IOException | IllegalStateException e) {
            throw new LocalException("PostgreSQL did not start: " + e.getMessage() + hint(options), e);
        }
    }

    /** Extracted once per user and machine; per user, because another user's files could not be opened for writing. */
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "shequ-postgres-" + System.getProperty("user.name"));
    }

    private static ProcessHandle process(Path data) throws IOException {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessHandle::of)
                    .orElseThrow(() -> new IOException("it ended at once"));
        }
    }

    private static String hint(Options options) {
        return options.log() == null ? "" : " (log: " + options.log() + ")";
    }

    public int port() {
        return server.getPort();
    }

    /** The process id of the server, for whoever must stop it when this program cannot. */
    public long pid() {
        return process.pid();
    }

    public boolean running() {
        return process.isAlive();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Creates the service's database and its two roles where they are missing, and says how to reach them. */
    public Database database(String service) {
        var database = new Database(
                jdbcUrl(service), service + "_owner", service + "_owner", service + "_app", service + "_app");
        try (var connection = server.getPostgresDatabase().getConnection()) {
            for (var role : List.of(database.owner(), database.user())) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    execute(connection, "create role \"%s\" login password '%s'".formatted(role, role));
                }
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", service)) {
                execute(
                        connection,
                        "create database \"%s\" owner \"%s\" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"
                                .formatted(service, database.owner()));
                execute(connection, "revoke connect, temporary on database \"%s\" from public".formatted(service));
                execute(
                        connection,
                        "grant connect, temporary on database \"%s\" to \"%s\"".formatted(service, database.user()));
            }
            return database;
        } catch (SQLException e) {
            throw new LocalException("PostgreSQL refused to create the database " + service + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** SIGKILL for the server and all its backends, as a power cut would be; what is committed is in the data directory. */
    void kill() {
        var all = Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one ->
                one.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join());
        close();
    }

    /** A fast shutdown: open transactions roll back, what is committed stays. */
    @Override
    public void close() {
        try {
            server.close();
            process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            Watchdog.INSTANCE.forget(pid());
        } catch (IOException e) {
            throw new LocalException("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }
}
