package org.shequ.acceptance.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one viewpoint has learned of one canary, with the call that disclosed it. */
final class Dossier {
    /** What nobody may find out without a purpose. */
    enum Field {
        CITIZEN_ID,
        BIRTH_DATE,
        PHONE,
        NAME,
        TEXT,
        /** A record of somebody who is none of the viewer's business. */
        OUT_OF_SCOPE,
        /** The record as it is shown in lists, among those of the same scope: how many look alike. */
        SHOWN_RECORD
    }

    /**
     * One thing that was disclosed.
     *
     * @param how where it stood, or by what reckoning it follows
     * @param call that disclosed it
     */
    record Evidence(Field field, String how, String call) {}

    /** Characters that are common in given names: what the guesser of a hidden one must go through. */
    private static final double GIVEN_NAME_CHARACTERS = 3_500;

    private final Canary canary;
    private final Candidates candidates;
    private final Map<Evidence, Integer> evidence = new LinkedHashMap<>();
    private final Map<PlantedText.Found, String> texts = new TreeMap<>();
    private final Set<Field> told = new LinkedHashSet<>();
    private final Map<Field, Integer> guesses = new LinkedHashMap<>();
    private final Set<String> claims = new HashSet<>();
    private final Set<String> phoneMasks = new LinkedHashSet<>();
    private boolean crossed;
    private int alike;
    private double nameCandidates = Double.POSITIVE_INFINITY;

    Dossier(Canary canary) {
        this.canary = canary;
        this.candidates = new Candidates(canary.citizenId().substring(0, 6));
    }

    Canary canary() {
        return canary;
    }

    /** The whole of it stood there. */
    synchronized void told(Field field, String how, String call) {
        told.add(field);
        if (field == Field.BIRTH_DATE) {
            candidates.born(canary.birthDate()::equals);
        }
        note(field, "whole: " + how, call);
    }

    synchronized void text(PlantedText.Found found, String call) {
        texts.putIfAbsent(found, call);
    }

    synchronized void idMask(String mask, String call) {
        candidates.mask(mask);
        note(Field.CITIZEN_ID, "masked: " + mask, call);
    }

    synchronized void sex(boolean male) {
        candidates.sex(male);
    }

    /** @param how what was claimed; the same words claim the same days */
    synchronized void born(java.util.function.Predicate<LocalDate> fits, String how, String call) {
        if (claims.add(how)) {
            candidates.born(fits);
        }
        note(Field.BIRTH_DATE, how, call);
    }

    synchronized void phoneMask(String mask, String call) {
        phoneMasks.add(mask);
        note(Field.PHONE, "masked: " + mask, call);
    }

    synchronized void nameMask(String mask, String call) {
        var hidden = mask.codePoints().filter(c -> c == '*').count();
        nameCandidates = Math.min(nameCandidates, Math.pow(GIVEN_NAME_CHARACTERS, hidden));
        note(Field.NAME, "masked: " + mask, call);
    }

    /** Somebody answers yes or no to a guess of the whole value, so that as many can be ruled out as are asked. */
    synchronized void guesses(Field field, int number, String how, String call) {
        guesses.merge(field, number, Math::max);
        note(field, "yes or no: " + how, call);
    }

    /** Somebody who may not see this person was shown data about them. */
    synchronized void outOfScope(String call) {
        crossed = true;
        note(Field.OUT_OF_SCOPE, "named", call);
    }

    /** So many records of the scope, this one among them, are shown alike. */
    synchronized void alike(int records, String shown) {
        alike = records;
        note(Field.SHOWN_RECORD, shown, "lists of people");
    }

    /** Who may write the field can try values against what is refused; that is on the report and not held against it. */
    synchronized void writes(Field field, String how, String call) {
        note(field, "by writing, yes or no: " + how, call);
    }

    private void note(Field field, String how, String call) {
        if (evidence.size() < 400) {
            evidence.merge(new Evidence(field, how, call.replaceAll("\\?.*", "")), 1, Integer::sum);
        }
    }

    synchronized Map<PlantedText.Found, String> texts() {
        return new TreeMap<>(texts);
    }

    synchronized List<Evidence> evidence(Field field) {
        return evidence.keySet().stream().filter(one -> one.field() == field).toList();
    }

    /** How many values are left to guess. */
    synchronized Map<Field, Double> left() {
        var left = new LinkedHashMap<Field, Double>();
        var counted = candidates.left();
        left.put(Field.CITIZEN_ID, (double) counted.ids());
        left.put(Field.BIRTH_DATE, (double) counted.days());
        left.put(Field.PHONE, phoneCandidates());
        left.put(Field.NAME, nameCandidates);
        if (alike > 0) {
            left.put(Field.SHOWN_RECORD, (double) alike);
        }
        if (crossed) {
            left.put(Field.OUT_OF_SCOPE, 1.0);
        }
        guesses.forEach((field, number) -> left.computeIfPresent(
                field, (f, count) -> number == Integer.MAX_VALUE ? 1 : Math.max(1, count - number)));
        told.forEach(field -> left.put(field, 1.0));
        if (told.contains(Field.CITIZEN_ID)) {
            left.put(Field.BIRTH_DATE, 1.0);
        }
        return left;
    }

    private double phoneCandidates() {
        var hidden = 0;
        for (var i = 1; i < canary.phone().length(); i++) {
            var position = i;
            hidden += phoneMasks.stream().allMatch(mask -> mask.charAt(position) == '*') ? 1 : 0;
        }
        return Math.pow(10, hidden);
    }

    /** Evidence as lines for the report, the least of each kind. */
    List<String> lines(Field field, int most) {
        var lines = new ArrayList<String>();
        evidence(field).stream()
                .sorted(java.util.Comparator.comparing(
                        one -> one.how().contains("between") || one.how().contains("yes or no")
                                ? 0
                                : one.how().startsWith("masked") ? 2 : 1))
                .limit(most)
                .forEach(one -> lines.add(one.how() + "  <- " + one.call()));
        return lines;
    }
}
