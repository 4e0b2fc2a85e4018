package org.shequ.kit.migration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * The migration step of a service: run once per release by a Job in Kubernetes and by the launcher locally, never by a
 * serving replica. Repeating it changes nothing. First the kit's tables (outbox, jobs, audit…), then the service's own;
 * each has its own history, so that neither numbering disturbs the other.
 *
 * <p>Environment: SHEQU_DB_URL, SHEQU_DB_OWNER, SHEQU_DB_OWNER_PASSWORD, and SHEQU_DB_USER, the application role. That
 * role gets SELECT, INSERT, UPDATE and DELETE on every table by default; a migration takes away what it must not do,
 * naming it {@code ${app}}.
 */
public final class Migrate {

    private static final String KIT = "db/kit";
    private static final String SERVICE = "db/migration";

    private Migrate() {}

    public static void main(String[] arguments) {
        try {
            var done = run(
                    required("SHEQU_DB_URL"),
                    required("SHEQU_DB_OWNER"),
                    required("SHEQU_DB_OWNER_PASSWORD"),
                    required("SHEQU_DB_USER"));
            if (!done.serviceFound()) {
                throw new MigrationException("No migrations at " + SERVICE + " on the class path");
            }
            System.out.println(done);
        } catch (MigrationException failure) {
            System.err.println("Migration failed: " + failure.getMessage());
            System.exit(1);
        }
    }

    /**
     * @param url JDBC URL of the service's database
     * @param owner the role that owns database and tables
     * @param appRole the role that the service runs as; must exist
     * @throws MigrationException when anything hinders; what succeeded before stays
     */
    public static Migrated run(String url, String owner, String ownerPassword, String appRole) {
        prepare(url, owner, ownerPassword, appRole);
        var loader = loaderThatSees(KIT);
        try {
            var kit = flyway(loader, url, owner, ownerPassword, appRole, KIT, "flyway_kit_history")
                    .outOfOrder(true) // its numbers are handed out in blocks, one block per mechanism
                    .load()
                    .migrate();
            if (loader.getResource(SERVICE) == null) {
                return new Migrated(kit.migrationsExecuted, 0, version(kit), "none", false);
            }
            var service = flyway(loader, url, owner, ownerPassword, appRole, SERVICE, "flyway_history")
                    .load()
                    .migrate();
            return new Migrated(
                    kit.migrationsExecuted, service.migrationsExecuted, version(kit), version(service), true);
        } catch (FlywayException failure) {
            throw new MigrationException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /**
     * @param kitVersion the newest version of the kit's tables that is in place
     * @param serviceFound whether the class path holds migrations of a service at all
     */
    public record Migrated(
            int kitSteps, int serviceSteps, String kitVersion, String serviceVersion, boolean serviceFound) {

        @Override
        public String toString() {
            return "Migrated: kit " + kitSteps + " new (at " + kitVersion + "), service " + serviceSteps + " new (at "
                    + serviceVersion + ")";
        }
    }

    private static org.flywaydb.core.api.configuration.FluentConfiguration flyway(
            ClassLoader loader,
            String url,
            String owner,
            String password,
            String app,
            String location,
            String history) {
        return Flyway.configure(loader)
                .dataSource(url, owner, password)
                .locations("classpath:" + location)
                .table(history)
                .baselineOnMigrate(true) // two histories share the schema: to either it may look used
                .baselineVersion("0")
                .placeholders(Map.of("app", quoted(app)))
                .validateMigrationNaming(true)
                .connectRetries(0);
    }

    private static void prepare(String url, String owner, String password, String app) {
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            requireRole(connection, app);
            var role = quoted(app);
            statement.execute("GRANT USAGE ON SCHEMA public TO " + role);
            statement.execute(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "
                            + role);
            statement.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO " + role);
        } catch (SQLException failure) {
            throw new MigrationException("Database " + url + " as " + owner + ": " + failure.getMessage(), failure);
        }
    }

    private static void requireRole(Connection connection, String app) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, app);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    throw new MigrationException("The application role " + app + " does not exist");
                }
            }
        }
    }

    private static ClassLoader loaderThatSees(String location) {
        var context = Thread.currentThread().getContextClassLoader();
        if (context != null && context.getResource(location) != null) {
            return context;
        }
        var own = Migrate.class.getClassLoader();
        if (own.getResource(location) == null) {
            throw new MigrationException("No migrations at " + location + " on the class path");
        }
        return own;
    }

    private static String version(MigrateResult result) {
        if (result.targetSchemaVersion != null) {
            return result.targetSchemaVersion;
        }
        return result.initialSchemaVersion == null ? "none" : result.initialSchemaVersion;
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String required(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new MigrationException(name + " is not set");
        }
        return value;
    }
}
