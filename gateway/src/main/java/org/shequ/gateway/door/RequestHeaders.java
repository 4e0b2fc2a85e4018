package org.shequ.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;

import java.util.List;

/** Headers that two parties could understand differently are refused, not repaired. */
final class RequestHeaders {

    private static final List<String> FRAMING = List.of("Host", "Content-Length", "Transfer-Encoding");
    private static final List<String> SINGLE = List.of("Content-Type", "Authorization", "Idempotency-Key", "X-Purpose");

    private RequestHeaders() {}

    /** @throws Refusal the last on its connection where it is in doubt where the request ends (RFC 9112, 6.3) */
    static void check(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        var coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        var twoLengths = length != null && coding != null;
        var oddLength = length != null && !isNumber(length);
        var oddCoding = coding != null && !coding.equalsIgnoreCase("chunked");
        if (twoLengths || oddLength || oddCoding || repeated(headers, FRAMING)) {
            throw Refusal.closing(GatewayProblem.AMBIGUOUS_REQUEST);
        }
        if (repeated(headers, SINGLE)) {
            throw Refusal.of(GatewayProblem.AMBIGUOUS_REQUEST);
        }
        if (!headers.contains(HttpHeaders.HOST)) {
            throw Refusal.closing(GatewayProblem.HOST_MISSING);
        }
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean repeated(MultiMap headers, List<String> names) {
        for (var name : names) {
            if (headers.contains(name) && headers.getAll(name).size() > 1) {
                return true;
            }
        }
        return false;
    }
}
