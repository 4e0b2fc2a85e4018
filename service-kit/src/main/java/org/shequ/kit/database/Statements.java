package org.shequ.kit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The longer statements of a class, which stand in a file of its name beside it: {@code Ledger.sql} for {@code Ledger}. Each
 * begins with a line {@code -- name: move-account}; other comments may stand anywhere. A class reads its statements when it is
 * loaded, so that one that is missing is found at once:
 *
 * <pre>{@code
 * private static final Statements SQL = Statements.of(Ledger.class);
 * private static final String MOVE_ACCOUNT = SQL.text("move-account");
 * }</pre>
 */
public final class Statements {

    private static final Pattern NAME = Pattern.compile("-- name: ([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final String COMMENT = "--";

    private final String file;
    private final Map<String, String> texts;

    private Statements(String file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
    }

    /** @throws IllegalStateException when the class has no such file */
    public static Statements of(Class<?> owner) {
        var file = owner.getSimpleName() + ".sql";
        try (var in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " beside " + owner.getName());
            }
            return new Statements(file, parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the file has no statement of that name */
    public String text(String name) {
        var text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException(file + " has no statement " + name + ", only " + texts.keySet());
        }
        return text;
    }

    /**
     * The statements of a file by name, in its order, without the lines that are comments alone.
     *
     * @throws IllegalStateException for a name that stands twice, a statement that is empty, and text before the first name
     */
    public static Map<String, String> parse(String file, String content) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> current = null;
        for (var line : content.lines().toList()) {
            var name = NAME.matcher(line.strip());
            if (name.matches()) {
                current = new ArrayList<>();
                if (lines.put(name.group(1), current) != null) {
                    throw new IllegalStateException(file + " has two statements " + name.group(1));
                }
            } else if (!line.isBlank() && !line.strip().startsWith(COMMENT)) {
                if (current == null) {
                    throw new IllegalStateException(file + " begins without a name");
                }
                current.add(line.stripTrailing());
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        lines.forEach((name, text) -> {
            if (text.isEmpty()) {
                throw new IllegalStateException(file + " has nothing under " + name);
            }
            texts.put(name, String.join("\n", text));
        });
        return texts;
    }
}
