package org.shequ.gateway.documentation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.gateway.problem.GatewayProblem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every code that a caller may meet, with what it means and what to do. */
final class ProblemCatalogue {

    /**
     * One code.
     *
     * @param source common, gateway, or the one service that gives it
     * @param detailEn pattern: {0}, {1}… stand for what the single refusal names
     */
    record Entry(
            String source, String code, int status, String titleEn, String titleZh, String detailEn, String detailZh) {

        static Entry of(String source, ProblemCode code) {
            return new Entry(
                    source,
                    code.name(),
                    code.status(),
                    code.titleEn(),
                    code.titleZh(),
                    code.detailEn().replace("''", "'"),
                    code.detailZh().replace("''", "'"));
        }

        String slug() {
            return code.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private ProblemCatalogue() {}

    /** The shared jar of the services has codes of its own, which every service may give. */
    private static List<String> sources() {
        var sources = new ArrayList<>(BuildDocumentation.SERVICES);
        sources.add("kit");
        return sources;
    }

    /** By slug; a code of two services appears once per service. */
    static Map<String, List<Entry>> read(ObjectMapper json) {
        var entries = new ArrayList<Entry>();
        for (var code : CommonProblem.values()) {
            entries.add(Entry.of("common", code));
        }
        for (var code : GatewayProblem.values()) {
            entries.add(Entry.of("gateway", code));
        }
        for (var source : sources()) {
            try (var published =
                    ProblemCatalogue.class.getClassLoader().getResourceAsStream("problems/" + source + ".json")) {
                if (published != null) {
                    entries.addAll(json.readValue(published, new TypeReference<List<Entry>>() {}));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        entries.sort(Comparator.comparingInt(Entry::status).thenComparing(Entry::code));
        var bySlug = new LinkedHashMap<String, List<Entry>>();
        entries.forEach(entry ->
                bySlug.computeIfAbsent(entry.slug(), slug -> new ArrayList<>()).add(entry));
        return bySlug;
    }
}
