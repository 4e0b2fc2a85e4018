package org.shequ.kit.lifecycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.Words;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What somebody does, or what happens, so that a step is taken.
 *
 * @param operation the operationId in the interface document; null for what no caller does (time, an event)
 * @param en as its path ends, e.g. {@code submission}
 * @param zh 公文用语, e.g. 提交审核
 */
public record Command(@Nullable String operation, String en, String zh) {

    /** What a refusal answers where nothing leads on. */
    private static final Words NONE = new Words("none", "无");

    /** For a refusal's text: what may be done instead. */
    public static Words words(Collection<Command> commands) {
        return commands.isEmpty()
                ? NONE
                : new Words(
                        commands.stream().map(Command::en).collect(Collectors.joining(", ")),
                        commands.stream().map(Command::zh).collect(Collectors.joining("、")));
    }

    /** For a refusal's figures: the operations that may be called instead. */
    public static List<String> operations(Collection<Command> commands) {
        return commands.stream()
                .map(Command::operation)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
