package org.shequ.testkit;

import org.shequ.kit.database.Statements;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Every statement that stands in the code of a service and of the kit, prepared against the migrated schema: a column that is
 * gone is found without a test that comes by. Statements are read from the class files and from the files of {@link
 * Statements} beside them; what is put together at run time is not among them, and is counted. A statement of more than five
 * lines belongs into such a file.
 */
public final class StatementRules {

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|MERGE INTO)\\s.*", Pattern.DOTALL);
    private static final Pattern MADE_LATER = Pattern.compile("%[sd]|%\\d\\$s|\\{\\w*}|[\\x01\\x02]");

    /** Parts of statements too, and those of one long line. */
    private static final Pattern SQL =
            Pattern.compile("\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|WHERE|JOIN|CREATE)\\s");

    private static final int MOST_LINES = 5;
    private static final int LONGEST = 600;

    /** The driver would state the type to the server. */
    private static final String UNKNOWN_TYPE = "42P18";

    private static final String AMBIGUOUS_TYPE = "42725";
    private static final String CUT_OFF = "at end of input";
    private static final String NO_SOURCE = "missing FROM-clause entry";
    private static final Pattern FROM = Pattern.compile("\\bFROM\\b");

    /**
     * What was found.
     *
     * @param prepared statements that the schema knows
     * @param later texts that are completed at run time, or that are parts of a statement
     * @param faults statements that it does not know, each with the class or file and what the server says, and those that
     *     are too long for code
     */
    public record Outcome(int prepared, int later, List<String> faults) {}

    private final Map<String, TreeSet<String>> statements = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private StatementRules() {}

    /**
     * @param classes where the compiled classes lie
     * @param others tables that this service has only while a transaction lasts, or that the kit has for other services
     */
    public static Outcome check(DataSource database, List<Path> classes, String... others) {
        var rules = new StatementRules();
        try {
            for (var root : classes) {
                rules.walk(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules.prepare(database, List.of(others));
    }

    private void walk(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".class")) {
                    var texts = texts(Files.readAllBytes(file));
                    texts.forEach(text -> keep(name.replace(".class", ""), text));
                    texts.stream()
                            .filter(StatementRules::isTooLong)
                            .forEach(text -> faults.add(name.replace(".class", "") + " holds a statement that belongs"
                                    + " into a .sql file beside it (Statements):\n" + text));
                } else if (name.endsWith(".sql") && !root.relativize(file).startsWith("db")) {
                    Statements.parse(name, Files.readString(file)).forEach((key, text) -> keep(name + " " + key, text));
                }
            }
        }
    }

    private void keep(String place, String text) {
        if (STATEMENT.matcher(text).matches()) {
            statements.computeIfAbsent(text, key -> new TreeSet<>()).add(place);
        }
    }

    static boolean isTooLong(String text) {
        return SQL.matcher(text).find()
                && (text.strip().lines().filter(line -> !line.isBlank()).count() > MOST_LINES
                        || text.length() > LONGEST);
    }

    /** The string constants of a class file (JVM specification, 4.4). */
    static List<String> texts(byte[] classFile) {
        var texts = new HashMap<Integer, String>();
        var constants = new ArrayList<Integer>();
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            var count = in.readUnsignedShort();
            for (var i = 1; i < count; i++) {
                switch (in.readUnsignedByte()) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 8 -> constants.add(in.readUnsignedShort());
                    case 7, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // takes two places
                    }
                    default -> throw new IOException("no class file");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return constants.stream().map(place -> texts.getOrDefault(place, "")).toList();
    }

    private Outcome prepare(DataSource database, List<String> others) {
        var prepared = 0;
        var later = 0;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (var statement : statements.entrySet()) {
                var text = statement.getKey();
                if (MADE_LATER.matcher(text).find() || others.stream().anyMatch(text::contains)) {
                    later++;
                    continue;
                }
                var failure = failure(connection, numbered(text));
                if (failure.isEmpty()) {
                    prepared++;
                } else if (failure.contains(CUT_OFF)
                        || failure.contains(NO_SOURCE) && !FROM.matcher(text).find()) {
                    later++;
                } else {
                    faults.add(statement.getValue() + ": " + failure + "\n" + text);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Outcome(prepared, later, faults);
    }

    /** Empty when the server takes it. */
    private static String failure(Connection connection, String text) throws SQLException {
        try (var run = connection.createStatement()) {
            run.setEscapeProcessing(false);
            run.execute("SAVEPOINT before");
            try {
                run.execute("PREPARE attempt AS " + text);
                run.execute("DEALLOCATE attempt");
                return "";
            } catch (SQLException refused) {
                run.execute("ROLLBACK TO SAVEPOINT before");
                return List.of(UNKNOWN_TYPE, AMBIGUOUS_TYPE).contains(refused.getSQLState())
                        ? ""
                        : String.valueOf(refused.getMessage());
            }
        }
    }

    /** The driver's question marks as the server's numbers; what stands in quotes stays. */
    static String numbered(String text) {
        var numbered = new StringBuilder();
        var number = 0;
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            quoted ^= c == '\'';
            if (c != '?' || quoted) {
                numbered.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '?') {
                numbered.append('?'); // an operator, as the driver wants it written
                i++;
            } else {
                numbered.append('$').append(++number);
            }
        }
        return numbered.toString();
    }
}
