package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ties each entry of a record to all before it: {@code hash = SHA-256(previous hash, line end, type, line end, body)}, with
 * the body in one canonical form, so that it does not matter how the record was printed.
 */
public final class HashChain {

    /** What the first entry is tied to. */
    public static final String BEGINNING = "0".repeat(64);

    private String last = BEGINNING;

    /** The hash of the next entry. */
    public String next(String type, JsonNode body) {
        last = hash(last + "\n" + type + "\n" + canonical(body));
        return last;
    }

    /** The hash of the last entry, which stands for the whole record. */
    public String digest() {
        return last;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fields by name, no white space, numbers without trailing zeros. */
    static String canonical(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            char before = '{';
            var names = node.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .sorted()
                    .toList();
            for (var name : names) {
                text.append(before).append(TextNode.valueOf(name)).append(':');
                write(node.get(name), text);
                before = ',';
            }
            text.append(names.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (var element : node) {
                text.append(before);
                write(element, text);
                before = ',';
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isNumber()) {
            text.append(node.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            text.append(node);
        }
    }
}
