package org.shequ.kit.lifecycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.Words;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What somebody does, or what happens, so that a step is taken.
 *
 * @param operation the operationId in the interface document; null for what no caller does (time, an event)
 * @param permission that the operation asks for; null where nobody calls it, or only who began the life
 * @param en as its path ends, e.g. {@code submission}
 * @param zh 公文用语, e.g. 提交审核
 */
public record Command(@Nullable String operation, @Nullable String permission, String en, String zh) {

    /** What a refusal answers where nothing leads on. */
    private static final Words NONE = new Words("none", "无");

    /** Whose office a permission is, by what it permits. */
    private static final Map<String, Words> OFFICES = Map.of(
            "manage", new Words("officer", "经办"),
            "write", new Words("clerk of records", "档案经办"),
            "approve", new Words("approver", "审批"),
            "score", new Words("scorer", "评分"),
            "publish", new Words("publisher", "公示"),
            "decide", new Words("decider", "决定"));

    /** For a refusal's text, what may be done instead and by whom: {@code ranking, closure (officer); scores (scorer)}. */
    public static Words words(Collection<Command> commands) {
        if (commands.isEmpty()) {
            return NONE;
        }
        Map<Words, List<Command>> byOffice = commands.stream()
                .collect(Collectors.groupingBy(Command::office, LinkedHashMap::new, Collectors.toList()));
        return new Words(
                listed(byOffice, Command::en, ", ", Words::english, " (%s)", "; "),
                listed(byOffice, Command::zh, "、", Words::chinese, "（%s）", "；"));
    }

    private static String listed(
            Map<Words, List<Command>> byOffice,
            Function<Command, String> name,
            String comma,
            Function<Words, String> office,
            String by,
            String semicolon) {
        return byOffice.entrySet().stream()
                .map(one -> one.getValue().stream().map(name).collect(Collectors.joining(comma))
                        + (office.apply(one.getKey()).isEmpty() ? "" : by.formatted(office.apply(one.getKey()))))
                .collect(Collectors.joining(semicolon));
    }

    /** Who takes it, in both languages: the office where it is a usual one, else the permission itself. */
    private Words office() {
        if (permission == null) {
            return new Words("", "");
        }
        var permits = permission.substring(permission.indexOf(':') + 1);
        return OFFICES.getOrDefault(permits, new Words(permission, permission));
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
