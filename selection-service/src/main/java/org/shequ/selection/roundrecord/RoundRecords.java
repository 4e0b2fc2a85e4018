package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.shequ.kit.database.Database;
import org.shequ.selection.verification.HashChain;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts a round's record together, in one snapshot and never more than a page of candidates in memory. */
@ApplicationScoped
public class RoundRecords {

    public static final String FORMAT = "shequ.selection.round-record/1";

    private final RecordedRound rounds;
    private final RecordedCandidates candidates;
    private final Database database;
    private final ObjectMapper mapper;

    public RoundRecords(RecordedRound rounds, RecordedCandidates candidates, Database database, ObjectMapper mapper) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.database = database;
        this.mapper = mapper;
    }

    /** Takes one entry after the other. */
    @FunctionalInterface
    interface Entries {
        void add(String type, Object body);
    }

    /** Writes the record as JSON; the output stays open. */
    void write(UUID roundId, OutputStream output) throws IOException {
        var json = mapper.getFactory().createGenerator(output).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeArrayFieldStart("entries");
        var chain = new HashChain();
        inOneSnapshot(roundId, (type, content) -> {
            JsonNode body = mapper.valueToTree(content);
            try {
                json.writeStartObject();
                json.writeStringField("type", type);
                json.writeFieldName("body");
                json.writeTree(body);
                json.writeStringField("hash", chain.next(type, body));
                json.writeEndObject();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        json.writeEndArray();
        json.writeStringField("digest", chain.digest());
        json.writeEndObject();
        json.flush();
    }

    /** What stands for the whole record as things are in the present transaction. */
    public String digest(UUID roundId) {
        var chain = new HashChain();
        collect(roundId, (type, content) -> chain.next(type, mapper.valueToTree(content)));
        return chain.digest();
    }

    private void inOneSnapshot(UUID roundId, Entries entries) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            collect(roundId, entries);
        });
    }

    private void collect(UUID roundId, Entries entries) {
        var rule = rounds.before(roundId, entries);
        candidates.all(roundId, rule, entries);
        rounds.after(roundId, entries);
    }
}
