package org.shequ.kit.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A lifecycle in words and as a diagram. */
public final class LifecycleText {

    private LifecycleText() {}

    /** One line for the interface document: every state with the commands that lead on. */
    static <S extends Enum<S>> String description(Lifecycle<S> lifecycle) {
        return lifecycle.steps().stream()
                        .map(step -> from(step) + " → " + step.to() + " ("
                                + step.command().en() + ")")
                        .collect(Collectors.joining("; "))
                + ". / "
                + lifecycle.steps().stream()
                        .map(step -> fromZh(lifecycle, step) + " → " + lifecycle.stateZh(step.to()) + "（"
                                + step.command().zh() + "）")
                        .collect(Collectors.joining("；"))
                + "。";
    }

    /** A page with a diagram and a table for each. */
    public static String page(String title, List<Lifecycle<?>> lifecycles) {
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add("");
        lines.add(
                "Generated from the code (`Lifecycle`); `LifecyclesTest` of the service compares it, and writes it with"
                        + " `-Dlifecycles.update=true`.");
        lifecycles.forEach(lifecycle -> section(lifecycle, lines));
        return String.join("\n", lines) + "\n";
    }

    private static <S extends Enum<S>> void section(Lifecycle<S> lifecycle, List<String> lines) {
        lines.add("");
        lines.add("## " + lifecycle.name() + " " + lifecycle.nameZh());
        lines.add("");
        lines.add("```mermaid");
        lines.add("stateDiagram-v2");
        lines.add("    [*] --> " + lifecycle.states().getEnumConstants()[0]);
        lifecycle
                .steps()
                .forEach(step -> step.from()
                        .forEach(from -> lines.add("    " + from + " --> " + step.to() + " : "
                                + step.command().en())));
        for (var state : lifecycle.states().getEnumConstants()) {
            if (lifecycle.steps().stream().noneMatch(step -> step.leadsFrom(state))) {
                lines.add("    " + state + " --> [*]");
            }
        }
        lines.add("```");
        lines.add("");
        lines.add("| state | 状态 |");
        lines.add("|---|---|");
        for (var state : lifecycle.states().getEnumConstants()) {
            lines.add("| `" + state + "` | " + lifecycle.stateZh(state) + " |");
        }
        lines.add("");
        lines.add("| step | 步骤 | from | to | operation | who may |");
        lines.add("|---|---|---|---|---|---|");
        lifecycle
                .steps()
                .forEach(step -> lines.add("| " + step.command().en() + " | "
                        + step.command().zh() + " | " + from(step) + " | " + step.to() + " | "
                        + Objects.requireNonNullElse(step.command().operation(), "-") + " | "
                        + whoMay(step) + " |"));
    }

    private static String whoMay(Step<?> step) {
        var permission = step.permission();
        if (permission != null) {
            return permission;
        }
        return step.command().operation() == null ? "nobody: it happens" : "whoever began it";
    }

    private static <S extends Enum<S>> String from(Step<S> step) {
        return step.from().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static <S extends Enum<S>> String fromZh(Lifecycle<S> lifecycle, Step<S> step) {
        return step.from().stream().map(lifecycle::stateZh).collect(Collectors.joining("、"));
    }
}
