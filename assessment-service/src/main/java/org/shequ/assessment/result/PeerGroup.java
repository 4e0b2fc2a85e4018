package org.shequ.assessment.result;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Code of a group of communities that are ranked together, such as URBAN, RESETTLEMENT or VILLAGE. */
public record PeerGroup(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private static final Map<String, String> LABELS =
            Map.of("城市社区", "URBAN", "安置社区", "RESETTLEMENT", "村", "VILLAGE", "行政村", "VILLAGE");

    private static final Map<String, String> IN_CHINESE =
            Map.of("URBAN", "城市社区", "RESETTLEMENT", "安置社区", "VILLAGE", "村");

    /** The label that people read; the code where a district made the group itself. */
    public String chinese() {
        return IN_CHINESE.getOrDefault(code, code);
    }

    /** Reads a code or one of the labels that clerks use. */
    public static Optional<PeerGroup> find(String written) {
        String stripped = written.strip();
        String code = LABELS.getOrDefault(stripped, stripped.toUpperCase(Locale.ROOT));
        return FORM.matcher(code).matches() ? Optional.of(new PeerGroup(code)) : Optional.empty();
    }
}
