package org.shequ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Deletes trees. */
public final class Directories {
    private Directories() {}

    /** Files that vanish meanwhile are no error: the process that owned them may still be tidying up. */
    public static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException alreadyGone) {
            delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
