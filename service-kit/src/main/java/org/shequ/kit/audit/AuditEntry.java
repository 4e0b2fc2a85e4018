package org.shequ.kit.audit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.ContentHash;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One line of the audit log.
 *
 * @param recordedAt the machine's time, to the microsecond
 * @param unitCode the unit whose business it is, {@code *} where it is no single unit's; null in entries written before
 *     units were named
 * @param details a JSON object
 */
record AuditEntry(
        UUID id,
        Instant recordedAt,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String unitCode,
        @Nullable String traceId,
        String details) {

    private static final String FORMAT = "shequ-audit-2";
    private static final String FORMAT_WITHOUT_UNIT = "shequ-audit-1";

    /** The hash of this entry at its place in a chain: every field, length before content, and the hash before it. */
    byte[] hash(ContentHash algorithm, int chain, long seq, byte[] previousHash) {
        var bytes = new ByteArrayOutputStream(256 + details.length());
        try (var out = new DataOutputStream(bytes)) {
            text(out, unitCode == null ? FORMAT_WITHOUT_UNIT : FORMAT);
            text(out, algorithm.name());
            out.writeInt(chain);
            out.writeLong(seq);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
            text(out, actor);
            text(out, action);
            text(out, subjectType);
            text(out, subjectId);
            if (unitCode != null) {
                text(out, unitCode);
            }
            text(out, traceId);
            text(out, details);
            out.write(previousHash);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return algorithm.of(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
