package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.disclosure.Contract.Operation;
import org.shequ.acceptance.disclosure.Dossier.Field;
import org.shequ.acceptance.district.CitizenIds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Questions that are answered with yes or no: a search, a verification, a dry run, a refused change. Whether there is such
 * an answer is found by asking once with the truth and once beside it; how far an attacker gets with it is then reckoned.
 * What was asked is never taken for something that was disclosed.
 */
final class Questions {
    private static final Pattern CHANGING = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|[0-9a-f]{32}");
    private static final String IMPORT = "personnel_number,name,citizen_id,status\n";

    private final Door door;
    private final Contract contract;
    private final Viewpoint from;
    private final int budget;

    /** @param budget how many questions an attacker has for each person and kind of question */
    Questions(Door door, Contract contract, Viewpoint from, int budget) {
        this.door = door;
        this.contract = contract;
        this.from = from;
        this.budget = budget;
    }

    void ask(Dossier dossier) {
        for (var operation : contract.operations()) {
            if (operation.method().equals("POST") && operation.reads()) {
                searches(dossier, operation);
            }
        }
        dryRun(dossier);
        contradiction(dossier);
    }

    /** Every property of the request that is a field of a person: alone, and where that is refused, all of them with one wrong. */
    private void searches(Dossier dossier, Operation operation) {
        if (operation.path().contains("{")) {
            return;
        }
        var canary = dossier.canary();
        var truth = new LinkedHashMap<String, String>();
        for (var name : properties(operation.body())) {
            switch (name) {
                case "citizenId" -> truth.put(name, canary.citizenId());
                case "name" -> truth.put(name, canary.name());
                case "phone" -> truth.put(name, canary.phone());
                case "birthDate" -> truth.put(name, canary.birthDate().toString());
                default -> {
                    // nothing of a person
                }
            }
        }
        for (var name : truth.keySet()) {
            var field = fieldOf(name);
            var alone = Map.of(name, truth.getOrDefault(name, ""));
            var beside = Map.of(name, wrong(name, canary));
            if (differ(operation, alone, beside)) {
                dossier.guesses(field, budget, name + " alone", "POST " + operation.path());
            } else {
                var all = new LinkedHashMap<>(truth);
                all.put(name, wrong(name, canary));
                if (truth.size() > 1 && differ(operation, truth, all)) {
                    dossier.guesses(field, budget, name + " with " + truth.keySet(), "POST " + operation.path());
                }
            }
            partly(dossier, operation, name, truth.getOrDefault(name, ""));
        }
    }

    /** A beginning of the value that finds the person makes a search of a guess: character by character. */
    private void partly(Dossier dossier, Operation operation, String name, String value) {
        var characters = value.codePoints().toArray();
        var half = new String(characters, 0, characters.length - 1);
        var other = new String(characters, 0, characters.length - 2) + (half.endsWith("1") ? "2" : "1");
        if (differ(operation, Map.of(name, half), Map.of(name, other))) {
            dossier.guesses(fieldOf(name), Integer.MAX_VALUE, name + " by its beginning", "POST " + operation.path());
        }
    }

    private boolean differ(Operation operation, Map<String, String> one, Map<String, String> other) {
        var a = door.send(from, "POST", operation.path(), "application/json", json(one), null);
        var b = door.send(from, "POST", operation.path(), "application/json", json(other), null);
        return !gist(a, one.values()).equals(gist(b, other.values()));
    }

    /** Status and body without what changes from call to call and without what was sent. */
    private static String gist(Reply reply, Iterable<String> sent) {
        var text =
                reply.status() + " " + CHANGING.matcher(reply.body().toString()).replaceAll("?");
        for (var value : sent) {
            text = text.replace(value, "!");
        }
        return text;
    }

    private static String wrong(String name, Canary canary) {
        return switch (name) {
            case "citizenId" -> besideId(canary);
            case "name" ->
                canary.name().substring(0, 1) + "娜".repeat(canary.name().length() - 1);
            case "phone" -> canary.phone().substring(0, 9) + (canary.phone().endsWith("00") ? "11" : "00");
            default -> canary.birthDate().plusDays(1).toString();
        };
    }

    private static String besideId(Canary canary) {
        var sequence = (Integer.parseInt(canary.citizenId().substring(14, 17)) + 2) % 1000;
        return CitizenIds.complete(canary.citizenId().substring(0, 14) + "%03d".formatted(sequence));
    }

    private static Field fieldOf(String property) {
        return switch (property) {
            case "citizenId" -> Field.CITIZEN_ID;
            case "name" -> Field.NAME;
            case "phone" -> Field.PHONE;
            default -> Field.BIRTH_DATE;
        };
    }

    private static List<String> properties(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** An import that is only tried says whether somebody is there already. */
    private void dryRun(Dossier dossier) {
        var canary = dossier.canary();
        var path = "/personnel/v1/person-imports?dryRun=true";
        var truth = imported(path, canary.citizenId());
        var beside = imported(path, besideId(canary));
        if (truth != null && beside != null && !truth.equals(beside)) {
            dossier.writes(Field.CITIZEN_ID, "an import that is tried", "POST " + path);
        }
    }

    private @org.jspecify.annotations.Nullable String imported(String path, String id) {
        var csv = IMPORT + "ZZ990001,王小明," + id + ",ACTIVE\n";
        var accepted = door.send(from, "POST", path, "text/csv", csv, null);
        if (accepted.status() != 202) {
            return null;
        }
        var job = "/personnel/v1/jobs/" + accepted.body().path("id").asText();
        for (var look = 0; look < 200; look++) {
            var state = door.get(from, job);
            if (List.of("SUCCEEDED", "FAILED", "CANCELLED")
                    .contains(state.body().path("state").asText())) {
                var problems = door.get(from, job + "/problems");
                return gist(state, List.of(id)) + gist(problems, List.of(id));
            }
            pause();
        }
        return null;
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A change to a day of birth that the ID contradicts is refused, and every day but one is. */
    private void contradiction(Dossier dossier) {
        var canary = dossier.canary();
        var path = "/personnel/v1/people/" + canary.id();
        var person = door.get(from, path);
        if (!person.ok()) {
            return;
        }
        var wrong = change(path, person, canary.birthDate().plusDays(1).toString());
        if (wrong.status() == 422 || wrong.status() == 409 || wrong.status() == 400) {
            var right = change(path, person, canary.birthDate().toString());
            if (right.status() != wrong.status()) {
                dossier.writes(Field.BIRTH_DATE, "a change that contradicts", "PATCH " + path);
            }
        }
    }

    private Reply change(String path, Reply seen, String birthDate) {
        return door.send(
                from, "PATCH", path, "application/merge-patch+json", json(Map.of("birthDate", birthDate)), seen.etag());
    }

    private static String json(Map<String, String> values) {
        return Reply.JSON.valueToTree(values).toString();
    }
}
