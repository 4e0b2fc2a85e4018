package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.selection.eligibility.Relaxation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the fields of one criterion, remembers which it has read, and notes every fault with its pointer. */
final class CriterionFields {

    private static final int MOST_RELAXATIONS = 5;

    private final JsonNode node;
    private final String pointer;
    private final List<BilingualViolation> faults;
    private final Set<String> read = new LinkedHashSet<>(Set.of("criterion"));

    CriterionFields(JsonNode node, String pointer, List<BilingualViolation> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    int number(String name, int least, int most) {
        read.add(name);
        var value = node.path(name);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            fault(
                    "/" + name,
                    "RANGE",
                    "must be a whole number from " + least + " to " + most,
                    "必须是" + least + "至" + most + "的整数");
            return least;
        }
        return value.asInt();
    }

    int optional(String name, int least, int most, int absent) {
        read.add(name);
        return node.has(name) ? number(name, least, most) : absent;
    }

    boolean flag(String name) {
        read.add(name);
        if (!node.path(name).isBoolean()) {
            fault("/" + name, "BOOLEAN", "must be true or false", "必须是 true 或 false");
        }
        return node.path(name).asBoolean();
    }

    <E extends Enum<E>> E constant(String name, Class<E> list) {
        read.add(name);
        return constant(node.path(name), "/" + name, list);
    }

    <E extends Enum<E>> E optional(String name, E absent) {
        read.add(name);
        return node.has(name) ? constant(name, absent.getDeclaringClass()) : absent;
    }

    /** A day as {@code 1985-01-01}. */
    LocalDate date(String name) {
        read.add(name);
        var day = day(node.path(name));
        if (day == null) {
            fault("/" + name, "DATE", "must be a date such as 1985-01-01", "必须是日期，如 1985-01-01");
            return LocalDate.EPOCH;
        }
        return day;
    }

    private static @Nullable LocalDate day(JsonNode value) {
        try {
            return value.isTextual() ? LocalDate.parse(value.asText()) : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    <E extends Enum<E>> Set<E> constants(String name, Class<E> list) {
        read.add(name);
        var values = node.path(name);
        if (!values.isArray() || values.isEmpty()) {
            fault("/" + name, "ARRAY", "must be a non-empty array", "必须是非空数组");
            return Set.of();
        }
        Set<E> found = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            found.add(constant(values.get(i), "/" + name + "/" + i, list));
        }
        return found;
    }

    private <E extends Enum<E>> E constant(JsonNode value, String where, Class<E> list) {
        // what stands for an unknown value in events is none that a rule can ask for
        var known = Arrays.stream(list.getEnumConstants()).toList();
        for (var constant : known) {
            if (value.isTextual() && constant.name().equals(value.asText())) {
                return constant;
            }
        }
        var choices = known.stream().map(Enum::name).collect(Collectors.joining(", "));
        fault(where, "ENUM", "must be one of: " + choices, "必须是下列之一：" + choices);
        return known.getFirst();
    }

    List<Relaxation> relaxations() {
        read.add("relaxations");
        var values = node.path("relaxations");
        if (values.isMissingNode()) {
            return List.of();
        }
        if (!values.isArray() || values.isEmpty() || values.size() > MOST_RELAXATIONS) {
            fault(
                    "/relaxations",
                    "ARRAY",
                    "must be an array of 1 to " + MOST_RELAXATIONS,
                    "必须是1至" + MOST_RELAXATIONS + "项的数组");
            return List.of();
        }
        List<Relaxation> found = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            found.add(relaxation(new CriterionFields(values.get(i), pointer + "/relaxations/" + i, faults)));
        }
        return found;
    }

    private Relaxation relaxation(CriterionFields fields) {
        fields.read.clear();
        var ground = fields.constant("ground", Relaxation.Ground.class);
        var years = fields.number("years", 1, 20);
        var relaxation = switch (ground) {
            case HONOUR -> Relaxation.forHonour(fields.constant("least", HonourLevel.class), years);
            case SURPLUS_TENURE ->
                Relaxation.forTenure(fields.constants("posts", Post.class), fields.number("months", 1, 600), years);
        };
        fields.refuseUnread();
        return relaxation;
    }

    void refuseUnread() {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                fault("", "UNKNOWN_FIELD", "has a field that this criterion does not know", "含有该条件没有的字段");
            }
        });
    }

    /** Something wrong with the criterion as a whole, or with the field after the slash. */
    void fault(String below, String rule, String english, String chinese) {
        faults.add(new BilingualViolation(pointer + below, rule, english, chinese));
    }
}
