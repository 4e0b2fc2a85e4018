package org.shequ.acceptance.load;

import org.shequ.local.LocalException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the kernel has counted for some processes together, as Linux shows it under {@code /proc}.
 *
 * @param cpuSeconds processor time since they were started
 * @param wakes how often one of their threads went to sleep by itself, and so was woken later: by thread
 * @param residentMebibytes memory, what several share counted for each
 * @param proportionalMebibytes memory, what several share divided among them
 */
public record ProcessFigures(
        double cpuSeconds,
        Map<String, Long> wakes,
        int threads,
        double residentMebibytes,
        double proportionalMebibytes) {
    private static final double TICKS_A_SECOND = 100;
    private static final Path PROC = Path.of("/proc");
    private static final String SLEPT = "voluntary_ctxt_switches:";

    /** A process that has ended meanwhile counts for nothing. */
    public static ProcessFigures of(Collection<Long> processes) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            throw new LocalException("this is measured by /proc, which this system does not have");
        }
        double cpu = 0;
        double resident = 0;
        double proportional = 0;
        var wakes = new TreeMap<String, Long>();
        int threads = 0;
        for (long process : processes) {
            var directory = PROC.resolve(Long.toString(process));
            cpu += cpuSeconds(directory);
            resident += kibibytes(directory, "Rss:") / 1024;
            proportional += kibibytes(directory, "Pss:") / 1024;
            for (var thread : threadsOf(directory)) {
                threads++;
                var name = String.join("", read(thread.resolve("comm")));
                wakes.merge(name, sleeps(thread), Long::sum);
            }
        }
        return new ProcessFigures(cpu, wakes, threads, resident, proportional);
    }

    public long allWakes() {
        return wakes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double cpuSeconds(Path process) {
        var line = String.join("", read(process.resolve("stat")));
        if (line.isEmpty()) {
            return 0;
        }
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1); // from the third on
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static double kibibytes(Path process, String which) {
        return read(process.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith(which))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static long sleeps(Path thread) {
        return read(thread.resolve("status")).stream()
                .filter(line -> line.startsWith(SLEPT))
                .mapToLong(line -> Long.parseLong(line.substring(SLEPT.length()).strip()))
                .sum();
    }

    private static List<Path> threadsOf(Path process) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            return threads.toList();
        } catch (NoSuchFileException ended) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel says "no such process" in several ways. */
    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ended) {
            return List.of();
        }
    }
}
