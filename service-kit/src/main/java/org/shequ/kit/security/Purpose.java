package org.shequ.kit.security;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the X-Purpose header: 1 to 200 printable characters, percent-encoded where it is not ASCII. */
final class Purpose {

    static final String HEADER = "X-Purpose";

    private static final int LONGEST = 200;

    private Purpose() {}

    static Optional<String> read(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String text;
        try {
            text = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException badEncoding) {
            throw refused();
        }
        if (text.isEmpty()
                || text.length() > LONGEST
                || text.indexOf('\uFFFD') >= 0
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw refused();
        }
        return Optional.of(text);
    }

    private static ProblemException refused() {
        return ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                .violation(
                        "/header/" + HEADER,
                        "PURPOSE",
                        "must be 1 to " + LONGEST + " printable characters, percent-encoded UTF-8 where not ASCII",
                        "必须是 1 至 " + LONGEST + " 个可打印字符，非 ASCII 字符须以 UTF-8 百分号编码");
    }
}
