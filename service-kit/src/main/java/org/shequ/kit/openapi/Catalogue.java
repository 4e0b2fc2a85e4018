package org.shequ.kit.openapi;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.Words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What schemas, fields, values and parameters mean, {@code English / 中文}: {@code Person} a schema, {@code Person.name} a
 * field of it, {@code *.name} that field wherever it is not described otherwise, {@code Post.SECRETARY} a value,
 * {@code ?unit} a parameter, {@code listPeople?unit} that of one operation, {@code people/{id}} a part of a path. The kit has
 * what is common to the services, each service what is its own.
 */
final class Catalogue {

    static final String FILE = "openapi/descriptions.properties";

    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern DIVIDE = Pattern.compile(" ?/ ");

    private final Map<String, String> entries;

    private Catalogue(Map<String, String> entries) {
        this.entries = entries;
    }

    /** The kit's and the service's in one. */
    static Catalogue load() {
        var entries = new HashMap<String, String>();
        try {
            for (var file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(FILE))) {
                try (var text = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    read(text).forEach((key, value) -> {
                        var before = entries.putIfAbsent(key, value);
                        if (before != null && !before.equals(value)) {
                            throw new IllegalStateException("Described twice: " + key);
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(entries);
    }

    private static Map<String, String> read(Reader text) throws IOException {
        var properties = new Properties();
        properties.load(text);
        var read = new HashMap<String, String>();
        properties.forEach((key, value) -> read.put(key.toString(), value.toString()));
        return read;
    }

    /** The first of these that is described; null when none is. */
    @Nullable
    String find(String... keys) {
        for (var key : keys) {
            var found = entries.get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static boolean isInBothLanguages(String text) {
        return DIVIDE.matcher(text).find()
                && CHINESE.matcher(text).find()
                && ENGLISH.matcher(text).find();
    }

    /** What is said of a page of what is described so. */
    static String page(String item) {
        var both = Words.read(item);
        return "One page of a list. Each item: " + lowered(both.english()) + " / 列表的一页，每项为：" + both.chinese();
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
