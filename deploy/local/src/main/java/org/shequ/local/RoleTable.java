package org.shequ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.TreeSet;

/** The roles that a token may name, with what each permits and is for: the table that the services go by. */
final class RoleTable {

    /** Comes with a person's id, never by name. */
    private static final String PERSON = "person";

    private final Properties table;

    private RoleTable(Properties table) {
        this.table = table;
    }

    static RoleTable of(Path project) {
        var table = new Properties();
        try (var reader = Files.newBufferedReader(project.resolve("contracts/src/main/resources/roles.properties"))) {
            table.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoleTable(table);
    }

    void requireKnown(Collection<String> roles) {
        var known = names();
        known.remove(PERSON);
        for (var role : roles) {
            if (!known.contains(role)) {
                throw new Main.UsageException("unknown role " + role + "; there are " + String.join(", ", known));
            }
        }
    }

    /** For a reader at a terminal. */
    String text() {
        var text =
                new StringBuilder("\nRoles, with what each permits (*:read: the read permission of every service)\n");
        for (var role : names()) {
            text.append("    ")
                    .append(role)
                    .append(role.equals(PERSON) ? " (with --person only)\n" : "\n")
                    .append("        ")
                    .append(table.getProperty(role))
                    .append("\n        ")
                    .append(table.getProperty(role + ".en"))
                    .append(" / ")
                    .append(table.getProperty(role + ".zh"))
                    .append('\n');
        }
        return text.toString();
    }

    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        table.stringPropertyNames().stream()
                .filter(name -> name.indexOf('.') < 0)
                .forEach(names::add);
        return names;
    }
}
