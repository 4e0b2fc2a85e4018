package org.shequ.personnel.roster;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.tabular.TabularReader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads one set of rows further than is asked for, on a thread of its own; never more, so that memory stays bounded. */
final class ReadAhead<D> implements AutoCloseable {

    private static final int SET = 5_000;

    private final TabularReader file;
    private final RosterImport.Kind<D> kind;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-reader-", 0).factory());
    private Future<List<Line<D>>> next;

    ReadAhead(TabularReader file, RosterImport.Kind<D> kind) {
        this.file = file;
        this.kind = kind;
        this.next = thread.submit(this::read);
    }

    /** A row and what it says; nothing when it could not be read. */
    record Line<D>(RowReader row, @Nullable D said) {}

    /** The next set, empty at the end. What went wrong while reading is thrown here. */
    List<Line<D>> next() {
        try {
            List<Line<D>> lines = next.get();
            if (!lines.isEmpty()) {
                next = thread.submit(this::read);
            }
            return lines;
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a file was read");
        }
    }

    private List<Line<D>> read() {
        List<Line<D>> lines = new ArrayList<>(SET);
        while (lines.size() < SET && file.hasNext()) {
            var row = new RowReader(file.next(), kind.columns());
            row.begin();
            D said = row.isGood() ? kind.read().apply(row) : null;
            row.wasRead();
            lines.add(new Line<>(row, said));
        }
        return lines;
    }

    /** Waits for what is being read: the file is closed after this. */
    @Override
    public void close() {
        thread.close();
    }
}
