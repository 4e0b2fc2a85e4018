package org.shequ.kit.importing;

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
    private final ImportKind<D> kind;
    private final ImportTable table;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-reader-", 0).factory());
    private Future<List<JudgedRow<D>>> next;

    ReadAhead(TabularReader file, ImportKind<D> kind) {
        this.file = file;
        this.kind = kind;
        this.table = kind.table();
        this.next = thread.submit(this::read);
    }

    /** The next set, empty at the end. What went wrong while reading is thrown here. */
    List<JudgedRow<D>> next() {
        try {
            var rows = next.get();
            if (!rows.isEmpty()) {
                next = thread.submit(this::read);
            }
            return rows;
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

    private List<JudgedRow<D>> read() {
        var rows = new ArrayList<JudgedRow<D>>(SET);
        while (rows.size() < SET && file.hasNext()) {
            rows.add(kind.judge(table.read(file.next(), file)));
        }
        return rows;
    }

    /** Waits for what is being read: the file is closed after this. */
    @Override
    public void close() {
        thread.close();
    }
}
