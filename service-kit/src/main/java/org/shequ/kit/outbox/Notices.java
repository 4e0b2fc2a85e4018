package org.shequ.kit.outbox;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Lets the one relay that sends know what the other replicas have committed, by notifications of the database. They are
 * sent after the commit and not with it, for a transaction that notifies holds up all others that do. One that is lost
 * costs time and no event: the relay looks by itself as well.
 */
final class Notices implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Notices.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int FOR_EVER = 0;

    private final String url;
    private final String user;
    private final String password;
    private final Runnable wake;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    Notices(String url, String user, String password, Runnable wake) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.wake = wake;
        this.thread = Thread.ofPlatform().daemon().name("outbox-notices").start(this::run);
    }

    /** Tells whoever sends that there is something to send. */
    static void send(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("NOTIFY outbox");
        }
    }

    private void run() {
        while (!closed) {
            try (var connection = DriverManager.getConnection(url, user, password)) {
                listening = connection;
                listen(connection);
            } catch (SQLException e) {
                await(e);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN outbox");
        }
        wake.run(); // what was committed while nobody listened
        var notifications = connection.unwrap(PGConnection.class);
        while (!closed) {
            if (notifications.getNotifications(FOR_EVER).length > 0) {
                wake.run();
            }
        }
    }

    private void await(SQLException failure) {
        if (!closed) {
            LOG.debugf("outbox relay does not hear other replicas and tries again: %s", failure.getMessage());
            try {
                Thread.sleep(AFTER_FAILURE);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        thread.interrupt();
        var connection = listening;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }
}
