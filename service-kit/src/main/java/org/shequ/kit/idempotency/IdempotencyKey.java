package org.shequ.kit.idempotency;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A key is one caller's own: the same text from another caller is another key. */
record IdempotencyKey(String caller, String key) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,126}[\\x21-\\x7e])?");

    /** Reads the header: 1 to 128 printable ASCII characters. */
    static IdempotencyKey read(String caller, @Nullable String header) {
        if (header == null) {
            throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
        }
        if (!PRINTABLE.matcher(header).matches()) {
            throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED)
                    .violation(
                            "/header/" + HEADER,
                            "IDEMPOTENCY_KEY",
                            "must be 1 to 128 printable ASCII characters",
                            "必须是 1 至 128 个可打印的 ASCII 字符");
        }
        return new IdempotencyKey(caller, header);
    }

    /** The number of the advisory lock that is held while the request is carried out: the same in all replicas. */
    long lock() {
        return ByteBuffer.wrap(sha256(caller.length() + ":" + caller + key)).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
