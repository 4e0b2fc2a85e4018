package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.disclosure.DisclosureProof;
import org.shequ.acceptance.disclosure.DisclosureProof.Extent;
import org.shequ.acceptance.disclosure.DisclosureReport;
import org.shequ.acceptance.disclosure.SpanCollector;
import org.shequ.contracts.permission.RolePermissions;
import org.shequ.local.LocalException;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What every role and scope, and whoever reads events, logs, metrics and spans, can find out of people without a purpose. */
final class ProveDisclosure implements Benchmark {

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public String about() {
        return "tries to rebuild IDs, birth dates, phones, names and texts as each role and scope; red is status 1; --small 0";
    }

    @Override
    public void run(Bench bench) {
        var small = bench.option("small", 0) == 1;
        bench.requireAllUsed();
        var extent = small
                ? Extent.small()
                : Extent.whole(RolePermissions.load().roles().stream().sorted().toList());
        DisclosureReport report;
        try (var spans = new SpanCollector()) {
            report = new DisclosureProof(bench.stack(spans.address()), spans, extent, System.err).run();
        }
        System.out.print(report.table());
        var file = StackOptions.standard().project().resolve("target/disclosure.json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bench.say("as JSON: %s", "target/disclosure.json");
        if (report.red()) {
            throw new LocalException("somebody was found out, see above");
        }
    }
}
