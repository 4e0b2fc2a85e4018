package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.FieldCipher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The bodies of jobs, in encrypted parts: neither side ever holds a whole file in memory. */
@ApplicationScoped
class JobInputs {

    private static final int PART_BYTES = 256 * 1024;

    private final DataSource database;
    private final FieldCipher cipher;

    JobInputs(DataSource database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** In the caller's transaction. */
    void store(UUID jobId, File body) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO job_inputs (job_id, part, key_id, bytes) VALUES (?, ?, ?, ?)");
                var in = Files.newInputStream(body.toPath())) {
            var part = 0;
            for (var bytes = in.readNBytes(PART_BYTES); bytes.length > 0; bytes = in.readNBytes(PART_BYTES)) {
                var sealed = cipher.seal(bytes, context(jobId, part));
                insert.setObject(1, jobId);
                insert.setInt(2, part++);
                insert.setString(3, sealed.keyId());
                insert.setBytes(4, sealed.bytes());
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("A job's body cannot be stored", failure);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    InputStream open(UUID jobId) {
        return new Parts(jobId);
    }

    boolean has(UUID jobId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT 1 FROM job_inputs WHERE job_id = ? AND part = 0")) {
            query.setObject(1, jobId);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("A job's body cannot be found", failure);
        }
    }

    void delete(UUID jobId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM job_inputs WHERE job_id = ?")) {
            delete.setObject(1, jobId);
            delete.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("A job's body cannot be deleted", failure);
        }
    }

    private static String context(UUID jobId, int part) {
        return "job_inputs:" + jobId + ":" + part;
    }

    private byte @Nullable [] read(UUID jobId, int part) throws IOException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT key_id, bytes FROM job_inputs WHERE job_id = ? AND part = ?")) {
            query.setObject(1, jobId);
            query.setInt(2, part);
            try (var found = query.executeQuery()) {
                return found.next()
                        ? cipher.open(
                                new FieldCipher.Sealed(found.getString(1), found.getBytes(2)), context(jobId, part))
                        : null;
            }
        } catch (SQLException failure) {
            throw new IOException("A job's body cannot be read", failure);
        }
    }

    private final class Parts extends InputStream {

        private final UUID jobId;
        private int next;
        private InputStream part = InputStream.nullInputStream();

        Parts(UUID jobId) {
            this.jobId = jobId;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (true) {
                var count = part.read(target, offset, length);
                if (count > 0) {
                    return count;
                }
                var bytes = JobInputs.this.read(jobId, next);
                if (bytes == null) {
                    part = InputStream.nullInputStream();
                    return -1;
                }
                next++;
                part = new ByteArrayInputStream(bytes);
            }
        }
    }
}
