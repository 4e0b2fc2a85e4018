package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.disclosure.Contract.Operation;
import org.shequ.acceptance.disclosure.Contract.Parameter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Asks the same question of one day after the other. Where what is said of a person changes from one day to the next, that
 * day follows from something about the person; when it is a birthday, or as many months after one as a public rule says,
 * the day of birth is found.
 */
final class Bisection {
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** Months of service change on first days too: a month tells something only of an answer that speaks of age. */
    private static final Pattern AGE = Pattern.compile("(?i)age|birth|generation|retire|年龄|岁");

    private static final int YEARS_BACK = 3;
    private static final int YEARS_AHEAD = 42;
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST_TELLING = 31;
    private static final double YEAR = 365.2425;

    private final Door door;
    private final Walk walk;
    private final Contract contract;
    private final Viewpoint from;
    private final LocalDate today;
    private final int budget;

    private final Map<String, Reply> asked = new HashMap<>();
    private int spent;

    /** @param budget how many questions an attacker has for each person and kind of question */
    Bisection(Door door, Walk walk, Contract contract, Viewpoint from, LocalDate today, int budget) {
        this.door = door;
        this.walk = walk;
        this.contract = contract;
        this.from = from;
        this.today = today;
        this.budget = budget;
    }

    void run(Dossier dossier) {
        for (var operation : contract.operations()) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            for (var parameter : operation.query()) {
                if (parameter.isDate()) {
                    for (var call : calls(operation, parameter, dossier.canary())) {
                        spent = 0;
                        sweep(dossier, call, parameter.name());
                    }
                }
            }
        }
        asked.clear();
    }

    /** The operation about the person alone, or about the person's unit. */
    private List<String> calls(Operation operation, Parameter swept, Canary canary) {
        var calls = new ArrayList<String>();
        for (var path : walk.filled(operation, 0)) {
            var personal = path.contains(canary.id());
            if (!personal && (operation.path().contains("{") || !operation.takes("unit"))) {
                continue;
            }
            var bases = List.of(path + (personal ? "?" : "?unit=" + canary.unit() + "&"));
            for (var parameter : operation.query()) {
                if (parameter.required()
                        && !parameter.name().equals(swept.name())
                        && !parameter.name().equals("unit")) {
                    bases = bases.stream()
                            .flatMap(base -> values(parameter).stream()
                                    .map(value -> base + parameter.name() + "=" + value + "&"))
                            .toList();
                }
            }
            calls.addAll(bases);
        }
        return calls;
    }

    private List<String> values(Parameter parameter) {
        return parameter.isDate() ? List.of(today.plusYears(YEARS_AHEAD).toString()) : parameter.values();
    }

    private void sweep(Dossier dossier, String call, String name) {
        var seen = new TreeMap<LocalDate, Map<String, String>>();
        if (saysNothing(dossier.canary(), call, name)) {
            return;
        }
        for (var year = -YEARS_BACK; year <= YEARS_AHEAD; year += year < YEARS_BACK ? 1 : YEARS_BACK) {
            var day = today.plusYears(year).withDayOfMonth(1);
            var said = said(dossier.canary(), call, name, day);
            if (said != null) {
                seen.put(day, said);
            }
        }
        var leaves = new TreeSet<String>();
        seen.values().forEach(said -> leaves.addAll(said.keySet()));
        for (var leaf : leaves) {
            changes(seen, leaf).forEach(from -> {
                var to = seen.higherKey(from);
                narrow(dossier, call, name, leaf, from, to == null ? from : to);
            });
        }
    }

    /** Neither today nor in some years is there an answer that speaks of the person or of the unit alone. */
    private boolean saysNothing(Canary canary, String call, String name) {
        for (var day :
                List.of(today.withDayOfMonth(1), today.plusYears(YEARS_AHEAD).withDayOfMonth(1))) {
            var reply = asked(call + name + "=" + day);
            if (reply != null && reply.ok()) {
                var items = reply.body().path("items");
                if (!items.isArray()
                        || reply.text().contains(canary.id())
                        || call.contains(canary.id()) && !items.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Days after which the leaf says something else: those nearest to today. */
    private List<LocalDate> changes(TreeMap<LocalDate, Map<String, String>> seen, String leaf) {
        var days = new ArrayList<LocalDate>();
        for (var day : seen.keySet()) {
            var next = seen.higherKey(day);
            if (next != null && !value(seen.get(day), leaf).equals(value(seen.get(next), leaf))) {
                days.add(day);
            }
        }
        return days.stream()
                .sorted(java.util.Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(today, day))))
                .limit(MOST_CHANGES)
                .toList();
    }

    private static String value(@Nullable Map<String, String> said, String leaf) {
        return said == null ? "" : said.getOrDefault(leaf, "");
    }

    private void narrow(Dossier dossier, String call, String name, String leaf, LocalDate low, LocalDate high) {
        var canary = dossier.canary();
        var first = said(canary, call, name, low);
        if (first == null) {
            return;
        }
        var before = value(first, leaf);
        var from = low;
        var to = high;
        var after = value(said(canary, call, name, to), leaf);
        while (ChronoUnit.DAYS.between(from, to) > 1) {
            var middle = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
            var said = said(canary, call, name, middle);
            if (said == null) {
                middle = middle.withDayOfMonth(1);
                said = middle.isAfter(from) ? said(canary, call, name, middle) : null;
            }
            if (said == null) {
                break;
            }
            if (value(said, leaf).equals(before)) {
                from = middle;
            } else {
                to = middle;
                after = value(said, leaf);
            }
        }
        conclude(dossier, from, to, before, after, name + " " + leaf + ": " + before + " -> " + after, call);
    }

    private static void conclude(
            Dossier dossier, LocalDate from, LocalDate to, String before, String after, String how, String call) {
        var born = dossier.canary().birthDate();
        var told = how + " between " + from + " and " + to;
        var length = ChronoUnit.DAYS.between(from, to);
        if (length == 1 && isBirthday(born, to)) {
            dossier.born(born::equals, told + ", a birthday", call);
        } else if (length > 1
                && length <= LONGEST_TELLING
                && AGE.matcher(how).find()
                && anniversaryIn(born, from, to)) {
            dossier.born(day -> anniversaryIn(day, from, to), told, call);
        } else if (length == 1 && before.contains(".") && after.contains(".")) {
            fraction(dossier, to, before, after, told, call);
        }
    }

    /** The day, or the day after; of any month, for rules add months to a birthday and are public. */
    private static boolean isBirthday(LocalDate born, LocalDate day) {
        return day.getDayOfMonth() == born.getDayOfMonth() || day.minusDays(1).getDayOfMonth() == born.getDayOfMonth();
    }

    private static boolean anniversaryIn(LocalDate born, LocalDate from, LocalDate to) {
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (day.getMonth() == born.getMonth() && day.getDayOfMonth() == born.getDayOfMonth()) {
                return true;
            }
        }
        return false;
    }

    /** An age in fractions of a year that changes its last digit on a day tells the day of birth nearly. */
    private static void fraction(Dossier dossier, LocalDate on, String before, String after, String how, String call) {
        try {
            var age = (Double.parseDouble(before) + Double.parseDouble(after)) / 2;
            var born = dossier.canary().birthDate();
            if (Math.abs(ChronoUnit.DAYS.between(born, on) / YEAR - age) < 2 / YEAR) {
                dossier.born(day -> Math.abs(ChronoUnit.DAYS.between(day, on) / YEAR - age) < 2 / YEAR, how, call);
            }
        } catch (NumberFormatException notAnAge) {
            // then it tells none
        }
    }

    /** What is said on a day: field by field, without the day itself and without when it was said; null when refused. */
    private @Nullable Map<String, String> said(Canary canary, String call, String name, LocalDate day) {
        var reply = asked(call + name + "=" + day);
        if (reply == null || !reply.ok()) {
            return null;
        }
        var leaves = new TreeMap<String, String>();
        var aboutUnit = !call.contains(canary.id());
        collect(
                reply.body(),
                "",
                leaves,
                canary,
                aboutUnit && reply.body().path("items").isArray(),
                day.toString());
        leaves.put("present", String.valueOf(reply.text().contains(canary.id())));
        return leaves;
    }

    private @Nullable Reply asked(String call) {
        var known = asked.get(call);
        if (known == null && spent < budget) {
            spent++;
            known = door.get(from, call);
            asked.put(call, known);
        }
        return known;
    }

    private static void collect(
            JsonNode node, String path, Map<String, String> leaves, Canary canary, boolean onlyOurs, String day) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                if (!field.getKey().equals("next")) {
                    collect(field.getValue(), path + "/" + field.getKey(), leaves, canary, onlyOurs, day);
                }
            });
        } else if (node.isArray()) {
            var position = 0;
            for (var child : node) {
                if (!onlyOurs || !path.equals("/items") || child.toString().contains(canary.id())) {
                    collect(child, path + "/" + named(child, position), leaves, canary, onlyOurs, day);
                }
                position++;
            }
        } else {
            var text = node.asText();
            if (!text.contains(day)
                    && !INSTANT.matcher(text).matches()
                    && !DATE.matcher(text).matches()) {
                leaves.put(path, text.length() > 200 ? text.substring(0, 200) : text);
            } else if (DATE.matcher(text).matches() && !text.equals(day)) {
                leaves.put(path, text);
            }
        }
    }

    /** What tells an element of a list from its neighbours. */
    private static String named(JsonNode element, int position) {
        for (var name : List.of("criterion", "value", "kind", "name", "post")) {
            if (element.path(name).isTextual()) {
                return element.path(name).asText();
            }
        }
        return String.valueOf(position);
    }
}
