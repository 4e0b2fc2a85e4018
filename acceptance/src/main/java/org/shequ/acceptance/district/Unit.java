package org.shequ.acceptance.district;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A unit of the real list, with the day from which the sample says that it exists. */
record Unit(String code, String name, String kind, String parentCode, LocalDate validFrom) {

    static final String HAOBEI = "320613002004";
    static final String WENFENG = "320613004004";
    static final String HONGJI = "320613009019";
    /** 明星社区: in the sample, the community that 洪济社区 was formed out of. */
    static final String MINGXING = "320613009018";

    private static final LocalDate OLD = LocalDate.of(2000, 1, 1);

    /** Units that are younger than the rest. Those of 2020 were not assessed in their first year. */
    private static final Map<String, LocalDate> YOUNG = Map.of(
            HONGJI,
            LocalDate.of(2023, 7, 1),
            "320613009021",
            LocalDate.of(2020, 1, 1),
            "320613017015",
            LocalDate.of(2020, 1, 1));

    static List<Unit> readAll() {
        InputStream resource =
                Objects.requireNonNull(Unit.class.getResourceAsStream("/district/chongchuan-units.csv"), "units");
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Unit(cells[0], cells[1], cells[2], cells[3], YOUNG.getOrDefault(cells[0], OLD)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A community or village with residents; the virtual ones have none. */
    boolean populated() {
        return kind.equals("COMMUNITY") || kind.equals("VILLAGE");
    }

    boolean isYoung() {
        return validFrom.isAfter(OLD);
    }

    String subdistrict() {
        return code.substring(0, 9);
    }
}
