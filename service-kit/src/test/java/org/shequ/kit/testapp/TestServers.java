package org.shequ.kit.testapp;

import org.shequ.local.LocalKeys;
import org.shequ.local.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database server and the keys of this JVM: made at the first use, gone when it ends. Quarkus loads test classes
 * more than once; the copy in the system class loader, which is there once, has the servers, and the others ask it.
 */
public final class TestServers {

    private TestServers() {}

    /** An empty database with the two roles that a service has. */
    public static PostgresServer.Database database(String name) {
        return new PostgresServer.Database(
                ask("url", name), name + "_owner", name + "_owner", name + "_app", name + "_app");
    }

    public static LocalKeys keys() {
        return LocalKeys.in(Path.of(ask("keyDirectory", "")));
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

    private static String ask(String question, String argument) {
        try {
            var method = ClassLoader.getSystemClassLoader()
                    .loadClass(Held.class.getName())
                    .getDeclaredMethod(question, String.class);
            method.setAccessible(true);
            return (String) method.invoke(null, argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is there once. */
    @SuppressWarnings("UnusedMethod") // called by name, from other class loaders
    private static final class Held {

        private static final PostgresServer POSTGRES = start();
        private static final Path KEYS = directory();

        private static String url(String name) {
            synchronized (POSTGRES) {
                return POSTGRES.database(name).jdbcUrl();
            }
        }

        private static String keyDirectory(String ignored) {
            return KEYS.toString();
        }

        private static PostgresServer start() {
            var server = PostgresServer.start(PostgresServer.Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        private static Path directory() {
            try {
                return Files.createTempDirectory("kit-keys-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
