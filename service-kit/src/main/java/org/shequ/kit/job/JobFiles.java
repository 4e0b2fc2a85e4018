package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.JobProblems.KeptProblem;
import org.shequ.kit.job.JobProblems.Place;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.io.InputStream;
import java.util.BitSet;
import java.util.Iterator;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The files in which jobs found something wrong, kept as long as the problems are. */
@ApplicationScoped
public class JobFiles {

    private final VisibleJobs visible;
    private final JobProblems problems;
    private final JobInputs inputs;

    JobFiles(VisibleJobs visible, JobProblems problems, JobInputs inputs) {
        this.visible = visible;
        this.problems = problems;
        this.inputs = inputs;
    }

    /** 404 where the caller sees no such job; 409 before it has ended; 404 NOTHING_TO_MEND without such a file. */
    public JobFile get(UUID id) {
        var job = visible.get(id);
        if (job.finishedAt() == null) {
            throw ProblemException.of(JobProblem.JOB_NOT_ENDED);
        }
        var mediaType = job.mediaType();
        if (mediaType == null || !inputs.has(id)) {
            throw nothingToMend();
        }
        return new JobFile(
                id,
                job.kind(),
                job.attempt(),
                job.parameters(),
                mediaType,
                new Scope(job.scopeUnit()),
                visible.isOwn(job));
    }

    public static ProblemException nothingToMend() {
        return ProblemException.of(JobProblem.NOTHING_TO_MEND);
    }

    public InputStream open(JobFile file) {
        return inputs.open(file.id());
    }

    /** Every problem that was kept, in the order of the rows; read page by page. */
    public Iterator<RowProblem> problems(JobFile file) {
        return new Problems(file);
    }

    /** Which rows are bad, where more problems were found than are kept; else empty. */
    public BitSet badRows(JobFile file) {
        return problems.badRows(file.id(), file.attempt());
    }

    private final class Problems implements Iterator<RowProblem> {

        private final JobFile file;
        private Place after = Place.START;
        private @Nullable Iterator<KeptProblem> page;
        private boolean last;

        Problems(JobFile file) {
            this.file = file;
        }

        @Override
        public boolean hasNext() {
            return current().hasNext();
        }

        @Override
        public RowProblem next() {
            var kept = current().next();
            after = kept.place();
            return kept.problem();
        }

        /** The page that holds what comes next; the last one, when nothing does. */
        private Iterator<KeptProblem> current() {
            var now = page;
            while (now == null || (!now.hasNext() && !last)) {
                var next = problems.list(file.id(), file.attempt(), after, PageRequest.MAX_LIMIT);
                last = next.size() < PageRequest.MAX_LIMIT;
                now = next.iterator();
                page = now;
            }
            return now;
        }
    }
}
