package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rater classes of a scheme by all that they are called: code, name, and the name with 评价, 测评 and the like behind it or not. */
final class RaterClassLabels {

    private static final Pattern BEHIND = Pattern.compile("(满意度)?(评价|测评|评议|评分|打分|考核)$");

    private final List<SchemeRaterClass> all;
    private final Map<String, SchemeRaterClass> byLabel = new HashMap<>();

    RaterClassLabels(SchemeContent content) {
        all = content.raterClasses();
        Map<String, List<SchemeRaterClass>> byShortName =
                all.stream().collect(Collectors.groupingBy(one -> shortName(one.name())));
        byShortName.forEach((name, several) -> {
            if (several.size() == 1 && !name.isEmpty()) {
                byLabel.put(name, several.getFirst());
            }
        });
        all.forEach(one -> byLabel.put(key(one.name()), one));
        all.forEach(one -> byLabel.put(key(one.code()), one));
    }

    Optional<SchemeRaterClass> find(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        var found = byLabel.get(key(written));
        return Optional.ofNullable(found == null ? byLabel.get(shortName(written)) : found);
    }

    String codes() {
        return all.stream().map(SchemeRaterClass::code).sorted().collect(Collectors.joining(", "));
    }

    String labels() {
        return all.stream().map(SchemeRaterClass::name).collect(Collectors.joining("、"));
    }

    List<String> choices() {
        return all.stream().map(SchemeRaterClass::name).toList();
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private static String shortName(String label) {
        return BEHIND.matcher(key(label)).replaceFirst("");
    }
}
