package org.shequ.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs in the broker's own JVM: formats the storage when it is new, then is the broker. One JVM start instead of two. */
final class KafkaBroker {
    private KafkaBroker() {}

    public static void main(String[] arguments) {
        var configuration = arguments[0];
        var logDirectory = Path.of(arguments[1]);
        var clusterId = arguments[2];
        if (!Files.exists(logDirectory.resolve("meta.properties"))) {
            var status = kafka.tools.StorageTool.execute(
                    new String[] {"format", "--config", configuration, "--cluster-id", clusterId}, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        kafka.Kafka.main(new String[] {configuration});
    }
}
