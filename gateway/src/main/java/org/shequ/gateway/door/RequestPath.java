package org.shequ.gateway.door;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/**
 * The target of a request, as it was sent. Whatever two parties could read differently is refused: the service behind
 * must never see another path than the one that was judged here.
 *
 * @param path raw, without the query; every segment decodes to one plain segment
 * @param query raw, without the question mark; empty when there is none
 */
public record RequestPath(String path, String query) {

    private static final int LONGEST = 8_000;
    private static final Set<String> TOKEN_PARAMETERS = Set.of("access_token", "id_token", "token", "jwt", "bearer");
    private static final BitSet PLAIN = new BitSet();

    static {
        // pchar of RFC 3986 without ";", which some frameworks cut away as matrix parameters
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,=:@/"
                .chars()
                .forEach(PLAIN::set);
    }

    /** @throws Refusal when the target is not plain */
    public static RequestPath parse(String target) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        if (target.length() > LONGEST) {
            throw Refusal.closing(GatewayProblem.URI_TOO_LONG);
        }
        if (!path.startsWith("/")) {
            throw Refusal.of(CommonProblem.INVALID_PATH);
        }
        checkPath(path);
        checkQuery(query);
        return new RequestPath(path, query);
    }

    private static void checkPath(String path) {
        for (var from = 1; from <= path.length(); ) {
            var slash = path.indexOf('/', from);
            var to = slash < 0 ? path.length() : slash;
            if (!plain(path, from, to) || to == from && slash >= 0 || dots(path, from, to)) {
                checkSegment(path.substring(from, to), slash < 0);
            }
            from = to + 1;
        }
    }

    /** As most segments are: letters of ASCII that stand for themselves. */
    private static boolean plain(String path, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!PLAIN.get(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean dots(String path, int from, int to) {
        return to > from && to - from <= 2 && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
    }

    private static void checkSegment(String segment, boolean last) {
        var decoded = decode(segment);
        if (decoded.isEmpty() && !last
                || decoded.equals(".")
                || decoded.equals("..")
                || decoded.chars().anyMatch(RequestPath::ambiguous)) {
            throw Refusal.of(CommonProblem.INVALID_PATH);
        }
    }

    private static boolean ambiguous(int c) {
        return c < 0x20 || c >= 0x7f && c < 0xa0 || c == '/' || c == '\\' || c == '%' || c == ';';
    }

    private static String decode(String segment) {
        var bytes = ByteBuffer.allocate(segment.length());
        for (var i = 0; i < segment.length(); i++) {
            var c = segment.charAt(i);
            if (c == '%') {
                bytes.put(escaped(segment, i));
                i += 2;
            } else if (PLAIN.get(c)) {
                bytes.put((byte) c);
            } else {
                throw Refusal.of(CommonProblem.INVALID_PATH);
            }
        }
        try {
            return utf8(bytes.flip());
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.of(CommonProblem.INVALID_PATH);
        }
    }

    private static String utf8(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static byte escaped(String text, int at) {
        var high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        var low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw Refusal.of(CommonProblem.INVALID_PATH);
        }
        return (byte) (high << 4 | low);
    }

    private static void checkQuery(String query) {
        if (query.isEmpty()) {
            return;
        }
        for (var i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#' || c == '\\') {
                throw Refusal.of(CommonProblem.INVALID_PATH);
            }
        }
        for (var parameter : query.split("&", -1)) {
            var equals = parameter.indexOf('=');
            var name = unescape(equals < 0 ? parameter : parameter.substring(0, equals));
            unescape(parameter.substring(equals + 1)); // what it says is the service's matter, how it is encoded is not
            if (TOKEN_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw Refusal.of(GatewayProblem.TOKEN_IN_QUERY);
            }
        }
    }

    /** @throws Refusal when an escape is broken, or the bytes are not UTF-8 but, say, GBK */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = ByteBuffer.allocate(text.length());
        try {
            for (var i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '%') {
                    bytes.put(escaped(text, i));
                    i += 2;
                } else {
                    bytes.put((byte) text.charAt(i));
                }
            }
            return utf8(bytes.flip());
        } catch (CharacterCodingException | Refusal broken) {
            throw Refusal.of(GatewayProblem.QUERY_NOT_UTF8);
        }
    }

    /** Whether this path is the prefix itself or lies under it. */
    boolean under(String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /** As it goes to the service. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
