package org.shequ.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;

import java.util.List;

/** Headers that two parties could understand differently are refused, not repaired. */
final class RequestHeaders {

    private static final List<String> SINGLE = List.of(
            "Host",
            "Content-Length",
            "Transfer-Encoding",
            "Content-Type",
            "Authorization",
            "Idempotency-Key",
            "X-Purpose");

    private RequestHeaders() {}

    static void check(MultiMap headers) {
        var repeated = SINGLE.stream().anyMatch(name -> headers.getAll(name).size() > 1);
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        var coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        var twoLengths = length != null && coding != null;
        var oddLength = length != null && !length.matches("[0-9]{1,18}");
        var oddCoding = coding != null && !coding.equalsIgnoreCase("chunked");
        if (repeated || twoLengths || oddLength || oddCoding) {
            throw Refusal.of(GatewayProblem.AMBIGUOUS_REQUEST);
        }
    }
}
