package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.assessment.EarlierGrade;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.outbox.Outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Tells the other services all results of every subject that a cause has touched, in the caller's transaction. */
@ApplicationScoped
public class ResultAnnouncement {

    private static final Statements SQL = Statements.of(ResultAnnouncement.class);

    private static final int CHUNK = 1000;

    private static final String TOUCHED = SQL.text("touched-subjects") + "\n";

    private static final String NAMED =
            "WITH wanted AS (SELECT 'PERSON' AS subject_kind, subject FROM" + " unnest(?::text[]) AS w (subject)), ";

    private static final String WHOLE_STATE = CountedResults.SQL + SQL.text("whole-state") + "\n";

    private static final String TOUCHED_STATE = TOUCHED
            + WHOLE_STATE.formatted(
                    ", (SELECT count(*) FROM touched) AS touched, (SELECT max(subject) FROM touched) AS last");

    private static final String NAMED_STATE = NAMED + WHOLE_STATE.formatted("");

    private final Database database;
    private final Outbox outbox;
    private final Event<ResultsWritten> written;
    private final MergerLock mergers;

    public ResultAnnouncement(Database database, Outbox outbox, Event<ResultsWritten> written, MergerLock mergers) {
        this.database = database;
        this.outbox = outbox;
        this.written = written;
        this.mergers = mergers;
    }

    /** One year of a subject; a subject of which nothing counts has one line without a result. */
    private record Line(
            SubjectKind kind,
            String subject,
            @Nullable String unitCode,
            @Nullable YearResult result) {}

    /** What one read has found: so many results were touched, the last subject in order is named. */
    private static final class Chunk {
        private final Map<String, List<Line>> subjects = new LinkedHashMap<>();
        private long touched;
        private String last = "";

        private void add(Line line) {
            subjects.computeIfAbsent(line.subject(), subject -> new ArrayList<>())
                    .add(line);
        }

        private List<ResultsChanged> events() {
            return subjects.values().stream().map(ResultAnnouncement::event).toList();
        }
    }

    /** Tells what now counts for these records of people, whether anything does or not. */
    public void publishPeople(Collection<String> records) {
        mergers.whileTelling();
        Chunk chunk = new Chunk();
        database.list(NAMED_STATE, ResultAnnouncement::line, List.copyOf(records))
                .forEach(chunk::add);
        outbox.publishAll(chunk.events());
    }

    /** @param cause job, cycle or appeal that the newest versions name */
    public void publishCausedBy(UUID cause) {
        publishCausedBy(cause, told -> {});
    }

    /** @param progress receives from time to time how many subjects have been published; may end it by an exception */
    public void publishCausedBy(UUID cause, LongConsumer progress) {
        mergers.whileTelling();
        // planned for the table as this job has filled it, and in the index's order: a bitmap reads and sorts for every
        // chunk all that is still to be published; and joined by hash: expecting few, a loop compares each with all
        database.update("SET LOCAL plan_cache_mode = force_custom_plan");
        database.update("SET LOCAL enable_bitmapscan = off");
        database.update("SET LOCAL enable_nestloop = off");
        String after = "";
        long told = 0;
        while (true) {
            Chunk chunk = touched(cause, after);
            outbox.publishAll(chunk.events());
            after = chunk.last;
            told += chunk.subjects.size();
            progress.accept(told);
            if (chunk.touched < CHUNK) {
                written.fire(new ResultsWritten(cause));
                return;
            }
        }
    }

    private Chunk touched(UUID cause, String after) {
        Chunk chunk = new Chunk();
        database.list(
                TOUCHED_STATE,
                row -> {
                    chunk.add(line(row));
                    chunk.touched = row.getLong("touched");
                    chunk.last = row.getText("last");
                    return true;
                },
                cause,
                after,
                CHUNK);
        return chunk;
    }

    private static Line line(Row row) {
        Integer year = row.findInt("year");
        return new Line(
                row.getEnum("subject_kind", SubjectKind.class),
                row.getText("subject"),
                row.findText("unit_code"),
                year == null
                        ? null
                        : new YearResult(
                                year,
                                row.findDecimal("score"),
                                row.findEnum("grade", Grade.class),
                                row.findText("peer_group"),
                                row.findInt("rank"),
                                row.findInt("peers"),
                                row.findDecimal("percentile"),
                                row.findText("band"),
                                row.getInt("version"),
                                row.getDate("final_on"),
                                earlierGrades(row.findText("earlier_grades"))));
    }

    private static @Nullable List<EarlierGrade> earlierGrades(@Nullable String json) {
        return json == null ? null : List.of(EventJson.read(json, EarlierGrade[].class));
    }

    private static ResultsChanged event(List<Line> lines) {
        Line first = lines.getFirst();
        boolean person = first.kind() == SubjectKind.PERSON;
        return new ResultsChanged(
                first.kind(),
                first.unitCode(),
                person ? UUID.fromString(first.subject()) : null,
                lines.stream().map(Line::result).filter(Objects::nonNull).toList());
    }
}
