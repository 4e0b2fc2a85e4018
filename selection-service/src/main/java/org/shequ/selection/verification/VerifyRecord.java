package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command {@code ./shequ verify record.json}. Prints every fault; ends with 0 when there is none, 1 when there are some,
 * 2 when there is no record to be read.
 */
public final class VerifyRecord {

    private VerifyRecord() {}

    public static void main(String[] arguments) {
        // a command prints, whatever logging does; in UTF-8, whatever the terminal's default is
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 1) {
            out.println("usage: ./shequ verify record.json");
            return 2;
        }
        JsonNode record;
        try {
            record = new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(Files.readAllBytes(Path.of(arguments[0])));
        } catch (IOException unreadable) {
            out.println("No record: " + unreadable.getMessage());
            return 2;
        }
        var faults = RecordVerifier.verify(record);
        faults.forEach(out::println);
        out.println(
                faults.isEmpty()
                        ? "Everything follows; digest " + record.path("digest").asText()
                        : faults.size() + " faults");
        return faults.isEmpty() ? 0 : 1;
    }
}
