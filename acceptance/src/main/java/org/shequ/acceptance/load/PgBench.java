package org.shequ.acceptance.load;

import org.shequ.local.LocalException;
import org.shequ.local.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own generator of load: what the database does of the same statements when nothing stands before it. */
public final class PgBench {
    /** It takes no more scripts than this. */
    private static final int SCRIPTS = 128;

    private PgBench() {}

    /**
     * Prepared statements, one by chance after another.
     *
     * @param statements without parameters, each ended by a semicolon; of many, the first 128
     * @return statements a second
     */
    public static double perSecond(
            Path home, PostgresServer.Database database, int connections, int seconds, List<String> statements) {
        var at = database.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
        var address = at.replaceFirst("^postgresql://", "postgresql://" + database.owner() + "@");
        try {
            var command = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
            command.addAll(List.of("--client=" + connections, "--jobs=1", "--time=" + seconds));
            var number = 0;
            for (var statement : statements.subList(0, Math.min(SCRIPTS, statements.size()))) {
                command.add("--file=" + Files.writeString(home.resolve("pgbench-" + number++ + ".sql"), statement));
            }
            command.add(address);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", database.ownerPassword());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .filter(line -> line.startsWith("tps = "))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[2]))
                    .findFirst()
                    .orElseThrow(() -> new LocalException("pgbench: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
