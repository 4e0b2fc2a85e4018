package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.disclosure.Dossier.Field;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads answers for what they say about the canaries: the thing itself in any form, and all from which it follows. */
final class Reading {
    private static final Pattern ID_MASK = Pattern.compile("[0-9*]{17}[0-9X*]");
    private static final Pattern PHONE_MASK = Pattern.compile("[0-9*]{11}");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("(19|20)[0-9]{2}-?[0-9]{2}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Map<String, Dossier> dossiers;
    private final Map<Dossier, Map<Field, List<String>>> forms;
    private final Set<String> everybody;
    private final LocalDate today;

    /**
     * @param dossiers by the canary's mark
     * @param everybody ids and personnel numbers of all people, by which one's data is distinguished from another's
     */
    Reading(Map<String, Dossier> dossiers, Set<String> everybody, LocalDate today) {
        this.dossiers = dossiers;
        this.forms = dossiers.values().stream()
                .collect(Collectors.toMap(dossier -> dossier, dossier -> forms(dossier.canary())));
        this.everybody = everybody;
        this.today = today;
    }

    void read(Reply reply) {
        PlantedText.in(reply.text()).forEach(found -> {
            var dossier = dossiers.get(found.mark());
            if (dossier != null) {
                dossier.text(found, reply.call());
            }
        });
        for (var dossier : dossiers.values()) {
            literally(dossier, reply);
            var canary = dossier.canary();
            if (reply.body().isContainerNode() && reply.ok()) {
                if (canary.namedIn(reply.call())) {
                    leaves(dossier, reply, "", reply.body());
                } else if (canary.namedIn(reply.text())) {
                    if (outOfScope(canary, reply)) {
                        dossier.outOfScope(reply.call());
                    }
                    about(dossier, reply, reply.body());
                }
            }
        }
    }

    /** A list or a record that nobody asked for by this person's id, read by who has a scope without the person. */
    private static boolean outOfScope(Canary canary, Reply reply) {
        var from = reply.from();
        return !from.scope().isEmpty() && canary.units().stream().noneMatch(from::covers);
    }

    private void literally(Dossier dossier, Reply reply) {
        for (var form : Objects.requireNonNull(forms.get(dossier)).entrySet()) {
            for (var text : form.getValue()) {
                if (reply.text().contains(text)) {
                    dossier.told(form.getKey(), text, reply.call());
                }
            }
        }
    }

    private static Map<Field, List<String>> forms(Canary canary) {
        var born = canary.birthDate();
        var basic = born.toString().replace("-", "");
        return Map.of(
                Field.CITIZEN_ID,
                List.of(canary.citizenId(), canary.citizenId().toLowerCase(Locale.ROOT)),
                Field.PHONE,
                List.of(
                        canary.phone(),
                        canary.phone().replaceFirst("(...)(....)(....)", "$1 $2 $3"),
                        canary.phone().replaceFirst("(...)(....)(....)", "$1-$2-$3")),
                Field.NAME,
                List.of(canary.name(), Walk.encoded(canary.name())),
                Field.BIRTH_DATE,
                List.of(
                        born.toString(),
                        basic,
                        born.toString().replace("-", "/"),
                        born.toString().replace("-", "."),
                        "%d年%d月%d日".formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth()),
                        "%d年%02d月%02d日".formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth()),
                        "%d/%d/%d".formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth())));
    }

    /** Finds the parts of an answer that speak of this person and of nobody else. */
    private void about(Dossier dossier, Reply reply, JsonNode node) {
        var canary = dossier.canary();
        if (!mentions(node, Set.of(canary.id(), canary.personnelNumber()))) {
            return;
        }
        if (node.isObject() && !mentionsOthers(node, canary)) {
            leaves(dossier, reply, "", node);
            return;
        }
        if (node.isObject() && holds(node, canary)) {
            node.fields().forEachRemaining(field -> {
                if (field.getValue().isValueNode()) {
                    leaf(dossier, reply, field.getKey(), field.getValue(), node);
                }
            });
        }
        node.forEach(child -> about(dossier, reply, child));
    }

    private static boolean holds(JsonNode node, Canary canary) {
        for (var child : node) {
            if (child.isValueNode()
                    && (child.asText().equals(canary.id()) || child.asText().equals(canary.personnelNumber()))) {
                return true;
            }
        }
        return false;
    }

    private boolean mentionsOthers(JsonNode node, Canary canary) {
        if (node.isValueNode()) {
            var text = node.asText();
            return !text.equals(canary.id()) && !text.equals(canary.personnelNumber()) && everybody.contains(text);
        }
        for (var child : node) {
            if (mentionsOthers(child, canary)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentions(JsonNode node, Collection<String> names) {
        if (node.isValueNode()) {
            return names.contains(node.asText());
        }
        for (var child : node) {
            if (mentions(child, names)) {
                return true;
            }
        }
        return false;
    }

    private void leaves(Dossier dossier, Reply reply, String name, JsonNode node) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                if (field.getValue().isValueNode()) {
                    leaf(dossier, reply, field.getKey(), field.getValue(), node);
                } else {
                    leaves(dossier, reply, field.getKey(), field.getValue());
                }
            });
        } else if (node.isArray()) {
            node.forEach(child -> leaves(dossier, reply, name, child));
        }
    }

    private void leaf(Dossier dossier, Reply reply, String name, JsonNode value, JsonNode beside) {
        var text = value.asText();
        var canary = dossier.canary();
        if (text.indexOf('*') >= 0) {
            masked(dossier, text, reply.call());
        } else if (name.equals("sex")) {
            dossier.sex(canary.male());
        } else if (name.toLowerCase(Locale.ROOT).contains("birth")) {
            birth(dossier, name, text, reply.call());
        } else if (name.equals("age") && value.isNumber()) {
            aged(dossier, value.asInt(), day(beside), name + " " + text, reply.call());
        } else if (DATE.matcher(text).matches()) {
            derived(dossier, name, text, reply.call());
        }
    }

    private static void masked(Dossier dossier, String text, String call) {
        var canary = dossier.canary();
        if (ID_MASK.matcher(text).matches()) {
            if (compatible(text, canary.citizenId())) {
                dossier.idMask(text, call);
            }
        } else if (PHONE_MASK.matcher(text).matches()) {
            if (compatible(text, canary.phone())) {
                dossier.phoneMask(text, call);
            }
        } else if (text.codePointCount(0, text.length())
                        == canary.name().codePointCount(0, canary.name().length())
                && compatible(text, canary.name())) {
            dossier.nameMask(text, call);
        }
    }

    private static boolean compatible(String mask, String whole) {
        var shown = mask.codePoints().toArray();
        var real = whole.codePoints().toArray();
        if (shown.length != real.length) {
            return false;
        }
        for (var i = 0; i < shown.length; i++) {
            if (shown[i] != '*' && shown[i] != real[i]) {
                return false;
            }
        }
        return true;
    }

    private static void birth(Dossier dossier, String name, String text, String call) {
        var born = dossier.canary().birthDate();
        var how = name + " " + text;
        if (YEAR.matcher(text).matches() && text.equals(String.valueOf(born.getYear()))) {
            dossier.born(day -> day.getYear() == born.getYear(), how, call);
        } else if (MONTH.matcher(text).matches()
                && text.replace("-", "").equals(born.toString().replace("-", "").substring(0, 6))) {
            dossier.born(day -> day.getYear() == born.getYear() && day.getMonth() == born.getMonth(), how, call);
        }
    }

    private static void aged(Dossier dossier, int age, LocalDate on, String how, String call) {
        dossier.born(day -> java.time.Period.between(day, on).getYears() == age, how + " on " + on, call);
    }

    private LocalDate day(JsonNode beside) {
        for (var name : List.of("asOf", "cutOff", "on")) {
            if (DATE.matcher(beside.path(name).asText()).matches()) {
                return LocalDate.parse(beside.path(name).asText());
            }
        }
        return today;
    }

    /** A day that is somebody's birthday, or as many months after it as a rule says, and the rules are public. */
    private static void derived(Dossier dossier, String name, String text, String call) {
        var born = dossier.canary().birthDate();
        try {
            var day = LocalDate.parse(text);
            var years = day.getYear() - born.getYear();
            if (years >= 16 && day.getDayOfMonth() == born.getDayOfMonth() && day.getMonth() == born.getMonth()) {
                dossier.born(born::equals, name + " " + text + ", a birthday", call);
            }
        } catch (DateTimeParseException notADay) {
            // then it is none
        }
    }

    static Set<String> numbers(Collection<Canary> canaries) {
        return canaries.stream().map(Canary::personnelNumber).collect(Collectors.toSet());
    }
}
