package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.assessment.Grade;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.SubjectKind;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.kit.database.Database;
import org.shequ.kit.outbox.Outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Tells the other services all results of every subject that a cause has touched, in the caller's transaction. */
@ApplicationScoped
public class ResultAnnouncement {

    private static final int CHUNK = 1000;

    private static final String TOUCHED = """
            WITH touched AS (
                SELECT DISTINCT subject_kind, subject FROM results WHERE cause = ? AND subject > ?
                ORDER BY subject LIMIT ?
            )
            SELECT r.subject_kind, r.subject, coalesce(p.unit_code, r.unit_code) AS unit_code, r.year, r.score, r.grade,
                   r.peer_group, r.rank, r.peers, r.percentile, r.band, r.version, r.final_on
            FROM touched t JOIN results r USING (subject_kind, subject)
            LEFT JOIN people p ON p.person_id = CASE WHEN r.subject_kind = 'PERSON' THEN r.subject::uuid END
            ORDER BY r.subject, r.year
            """;

    private final Database database;
    private final Outbox outbox;
    private final Event<ResultsWritten> written;

    public ResultAnnouncement(Database database, Outbox outbox, Event<ResultsWritten> written) {
        this.database = database;
        this.outbox = outbox;
        this.written = written;
    }

    private record Line(
            SubjectKind kind, String subject, @Nullable String unitCode, YearResult result) {}

    /** @param cause job, cycle or appeal that the newest versions name */
    public void publishCausedBy(UUID cause) {
        publishCausedBy(cause, told -> {});
    }

    /** @param progress is told from time to time how many subjects have been published; may end it by an exception */
    public void publishCausedBy(UUID cause, LongConsumer progress) {
        String after = "";
        long told = 0;
        while (true) {
            Map<String, List<Line>> subjects = new LinkedHashMap<>();
            for (Line line : touched(cause, after)) {
                subjects.computeIfAbsent(line.subject(), subject -> new ArrayList<>())
                        .add(line);
                after = line.subject();
            }
            outbox.publishAll(
                    subjects.values().stream().map(ResultAnnouncement::event).toList());
            told += subjects.size();
            progress.accept(told);
            if (subjects.size() < CHUNK) {
                written.fire(new ResultsWritten(cause));
                return;
            }
        }
    }

    private List<Line> touched(UUID cause, String after) {
        return database.list(
                TOUCHED,
                row -> new Line(
                        row.getEnum("subject_kind", SubjectKind.class),
                        row.getText("subject"),
                        row.findText("unit_code"),
                        new YearResult(
                                row.getInt("year"),
                                row.findDecimal("score"),
                                row.findEnum("grade", Grade.class),
                                row.findText("peer_group"),
                                row.findInt("rank"),
                                row.findInt("peers"),
                                row.findDecimal("percentile"),
                                row.findText("band"),
                                row.getInt("version"),
                                row.getDate("final_on"))),
                cause,
                after,
                CHUNK);
    }

    private static ResultsChanged event(List<Line> lines) {
        Line first = lines.getFirst();
        boolean person = first.kind() == SubjectKind.PERSON;
        return new ResultsChanged(
                first.kind(),
                first.unitCode(),
                person ? UUID.fromString(first.subject()) : null,
                lines.stream().map(Line::result).toList());
    }
}
