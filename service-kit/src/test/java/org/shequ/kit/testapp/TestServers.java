package org.shequ.kit.testapp;

import org.shequ.local.LocalKeys;
import org.shequ.local.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The servers of this JVM: started at the first use, stopped when it ends. What tests inside and outside the
 * application's class loader share are types of the JDK, kept in the system properties.
 */
public final class TestServers {

    private static final String PREFIX = "kit.test.";
    private static final String CREATOR = PREFIX + "database-creator";

    private TestServers() {}

    /** An empty database with the two roles that a service has. */
    public static PostgresServer.Database database(String name) {
        var port = once("postgres", () -> {
            var server = PostgresServer.start(PostgresServer.Options.forTests());
            System.getProperties().put(CREATOR, (Consumer<String>) server::database);
            closeAtExit(server);
            return String.valueOf(server.port());
        });
        once("database." + name, () -> {
            creator().accept(name);
            return name;
        });
        var url = "jdbc:postgresql://localhost:" + port + "/" + name;
        return new PostgresServer.Database(url, name + "_owner", name + "_owner", name + "_app", name + "_app");
    }

    /** As the owner, who may do what the service may not. */
    public static void execute(PostgresServer.Database database, String sql) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    public static String query(PostgresServer.Database database, String sql) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return String.valueOf(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static LocalKeys keys() {
        return LocalKeys.in(Path.of(once("keys", () -> {
            try {
                return Files.createTempDirectory("kit-keys-").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })));
    }

    private static String once(String name, Supplier<String> start) {
        synchronized (System.getProperties()) {
            var known = System.getProperty(PREFIX + name);
            if (known != null) {
                return known;
            }
            var value = start.get();
            System.setProperty(PREFIX + name, value);
            return value;
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<String> creator() {
        return (Consumer<String>) System.getProperties().get(CREATOR);
    }

    private static void closeAtExit(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
