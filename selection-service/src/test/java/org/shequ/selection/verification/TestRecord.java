package org.shequ.selection.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.selection.Selection;
import org.shequ.selection.TestRound;

import java.util.List;

import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The record of a round, as a stranger gets it. */
public final class TestRecord {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private TestRecord() {}

    public static JsonNode of(TestRound run) {
        try {
            return MAPPER.readTree(run.officer.get(run.path() + "/record").asString());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** What the verifier finds in it. */
    public static List<Fault> faults(TestRound run) {
        return RecordVerifier.verify(of(run));
    }

    /** Its digest stands in the audit log, whose chain is verified on its own; and it follows from itself. */
    public static void assertSealedAndSound(TestRound run) {
        var record = of(run);
        Selection.as("auditor-he", "*", "auditor")
                .get("/audit-entries?limit=500&subjectType=round&subjectId=" + run.id())
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.action == 'round-record-sealed' }.details.digest",
                        hasItem(record.path("digest").asText()));
        assertEquals(List.of(), RecordVerifier.verify(record));
    }

    /** None of these fields of the only appointment can be altered without a contradiction. */
    public static void assertNoticed(TestRound run, List<String> fields, String value) {
        for (var field : fields) {
            var record = of(run);
            var appointment = (ObjectNode) record.findValue("appointments").get(0);
            appointment.put(field, value);
            assertFalse(RecordVerifier.contents(record).isEmpty(), field + " as " + value);
            appointment.remove(field);
            assertFalse(RecordVerifier.contents(record).isEmpty(), field + " left out");
        }
    }
}
