package org.shequ.acceptance.benchmark;

import org.postgresql.PGConnection;
import org.shequ.local.LocalException;
import org.shequ.local.LocalKeys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes personnel's tables large without the imports: copies of a first set of units and people, written by SQL. Every
 * copy lives in districts of its own and every person in it is somebody else: another id, number, citizen ID and phone,
 * sealed with the stack's own keys as the service would seal them, so that the service finds and reads each. Constraints
 * hold; events are not written, so the other services know nothing of the copies.
 */
final class ClonedPeople {
    private static final int CHUNK = 250_000;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection connection;
    private final int first;
    private final int districts;
    private final String keyId;
    private final SecretKeySpec key;
    private final SecretKeySpec indexKey;

    /**
     * @param first how many people there are: numbers 0 to first - 1 of the sample
     * @param districts in which they are
     */
    ClonedPeople(Connection connection, LocalKeys keys, int first, int districts) {
        this.connection = connection;
        this.first = first;
        this.districts = districts;
        this.keyId = keys.privacyKeys().substring(0, keys.privacyKeys().indexOf(':'));
        this.key = new SecretKeySpec(bytes(keys.privacyKeys()), "AES");
        this.indexKey = new SecretKeySpec(bytes(keys.privacyIndexKey()), "HmacSHA256");
    }

    /** Of {@code keyid:base64}. */
    private static byte[] bytes(String key) {
        return Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1));
    }

    /** Adds copies until there are so many people; both numbers are multiples of the first set. */
    void grow(int from, int to) throws SQLException {
        execute(
                "CREATE TEMP TABLE IF NOT EXISTS clones (base_id uuid, shift integer, id uuid, number text, citizen_id text,"
                        + " citizen_id_index text, phone text, phone_index text, sex text, birth_date date)");
        int step = Math.max(1, CHUNK / first) * first;
        for (int begin = from; begin < to; begin += step) {
            int end = Math.min(to, begin + step);
            units(begin / first, end / first);
            execute("TRUNCATE clones");
            name(begin, end);
            execute("ANALYZE clones");
            people();
            held("assignments", Map.of("id", "uuidv7()", "unit_code", shifted("unit_code")));
            held("identities", Map.of("id", "uuidv7()"));
            held("pay_records", Map.of("id", "uuidv7()"));
            held("pay_reviews", Map.of());
        }
    }

    private void units(int fromCopy, int toCopy) throws SQLException {
        insert(
                "org_units",
                Map.of("code", shifted("code"), "parent_code", shifted("parent_code")),
                "(SELECT n * " + districts + " AS shift FROM generate_series(" + fromCopy + ", " + (toCopy - 1)
                        + ") n) cl, org_units b WHERE b.code < '" + NationSample.district(districts) + "' ORDER BY 1");
    }

    private void people() throws SQLException {
        insert(
                "people",
                Map.of(
                        "id", "cl.id",
                        "personnel_number", "cl.number",
                        "citizen_id", "cl.citizen_id",
                        "citizen_id_index", "cl.citizen_id_index",
                        "phone", "cl.phone",
                        "phone_index", "cl.phone_index",
                        "sex", "cl.sex",
                        "birth_date", "cl.birth_date",
                        "unit_code", shifted("unit_code"),
                        "scope_code", shifted("scope_code")),
                "clones cl JOIN people b ON b.id = cl.base_id ORDER BY cl.number");
    }

    /** What the first set's people hold, for their copies. */
    private void held(String table, Map<String, String> other) throws SQLException {
        var values = new HashMap<>(other);
        values.put("person_id", "cl.id");
        insert(table, values, "clones cl JOIN " + table + " b ON b.person_id = cl.base_id ORDER BY cl.number");
    }

    /** The same unit in the district so many further on. */
    private static String shifted(String column) {
        return "(left(b.%1$s, 6)::integer + cl.shift)::text || substr(b.%1$s, 7)".formatted(column);
    }

    private void insert(String table, Map<String, String> other, String from) throws SQLException {
        var columns = columns(table);
        var values = columns.stream()
                .map(column -> other.getOrDefault(column, "b." + column))
                .toList();
        execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values)
                + " FROM " + from);
    }

    private List<String> columns(String table) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?"
                        + " AND is_generated = 'NEVER' ORDER BY ordinal_position")) {
            query.setString(1, table);
            return texts(query);
        }
    }

    /** Who the copies are, as rows of the table {@code clones}. */
    private void name(int begin, int end) throws SQLException {
        List<String> bases;
        List<String> ids;
        try (var query = connection.prepareStatement(
                        "SELECT id FROM people WHERE personnel_number < ? ORDER BY personnel_number");
                var made = connection.prepareStatement("SELECT uuidv7() FROM generate_series(1, ?)")) {
            query.setString(1, NationSample.personnelNumber(first));
            bases = texts(query);
            made.setInt(1, end - begin);
            ids = texts(made);
        }
        var rows = new StringBuilder();
        for (int number = begin; number < end; number++) {
            var id = ids.get(number - begin);
            var citizenId = NationSample.citizenId(number);
            var phone = NationSample.phone(number);
            rows.append(String.join(
                            "\t",
                            bases.get(number % first),
                            String.valueOf(number / first * districts),
                            id,
                            NationSample.personnelNumber(number),
                            sealed(citizenId, "people.citizen_id:" + id),
                            index("citizen-id:" + citizenId),
                            sealed(phone, "people.phone:" + id),
                            index("phone:" + phone),
                            citizenId.charAt(16) % 2 == 1 ? "MALE" : "FEMALE",
                            citizenId.substring(6, 14)))
                    .append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY clones FROM STDIN",
                            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sealed(String plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            var text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var joined = new byte[NONCE_BYTES + text.length];
            System.arraycopy(nonce, 0, joined, 0, NONCE_BYTES);
            System.arraycopy(text, 0, joined, NONCE_BYTES, text.length);
            return keyId + ":" + Base64.getEncoder().encodeToString(joined);
        } catch (GeneralSecurityException e) {
            throw new LocalException("a copy could not be sealed: " + e.getMessage(), e);
        }
    }

    private String index(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new LocalException("a copy could not be indexed: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(PreparedStatement query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var found = query.executeQuery()) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
