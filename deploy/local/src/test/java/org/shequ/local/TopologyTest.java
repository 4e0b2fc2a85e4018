package org.shequ.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TopologyTest {
    @Test
    void a_program_starts_from_its_cache_once_there_is_one(@TempDir Path project) throws IOException {
        var options = StackOptions.forTests(project).project(project);
        var cache = Topology.GATEWAY.cache(project);
        assertEquals(List.of(), new Topology(options).cache(Topology.GATEWAY));
        assertEquals(
                List.of("-XX:AOTCacheOutput=" + cache), new Topology(options.training(true)).cache(Topology.GATEWAY));
        Files.createDirectories(cache.getParent());
        Files.createFile(cache);
        assertEquals(List.of("-XX:AOTCache=" + cache), new Topology(options).cache(Topology.GATEWAY));
        assertEquals(List.of(), new Topology(options).cache(Topology.SERVICES.getFirst()));
    }
}
