package org.shequ.selection.examination;

import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.selection.application.Candidate;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Background;
import org.shequ.selection.scoring.ScoringRule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What candidates brought along that may decide a tie, from the facts that were frozen when they registered. The dossier of
 * somebody who is tied with nobody is left alone.
 */
@ApplicationScoped
class Backgrounds {

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Json json;

    Backgrounds(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Of all candidates of a position.
     *
     * @param totals by which they are tied; of everybody
     * @param births whether the order of the dates of birth may be disclosed
     */
    Map<UUID, Background> of(
            SelectionRound round, Collection<Candidate> candidates, Map<UUID, BigDecimal> totals, boolean births) {
        var rule = round.terms().scoringRule();
        Map<UUID, Background> backgrounds = new HashMap<>();
        candidates.forEach(
                candidate -> backgrounds.put(candidate.id(), Background.certified(candidate.certificateLevel())));
        if (rule.asksDossiers()) {
            var byTotal = new TreeMap<BigDecimal, List<Candidate>>();
            candidates.forEach(candidate -> byTotal.computeIfAbsent(
                            totals.getOrDefault(candidate.id(), BigDecimal.ZERO), first -> new ArrayList<>())
                    .add(candidate));
            byTotal.values().stream()
                    .filter(equal -> equal.size() > 1)
                    .forEach(equal -> backgrounds.putAll(ofTied(round, rule, equal, births)));
        }
        return backgrounds;
    }

    private Map<UUID, Background> ofTied(SelectionRound round, ScoringRule rule, List<Candidate> tied, boolean births) {
        var dossiers = dossiers(tied.stream().map(Candidate::id).toList());
        Map<UUID, Integer> birthOrders =
                births && rule.asksBirthDates() ? Background.birthOrders(births(dossiers)) : Map.of();
        Map<UUID, Background> backgrounds = new HashMap<>();
        for (var candidate : tied) {
            var dossier = dossiers.get(candidate.id());
            if (dossier != null) {
                backgrounds.put(
                        candidate.id(),
                        Background.of(
                                candidate.certificateLevel(),
                                dossier,
                                round.cutOff(),
                                birthOrders.get(candidate.id())));
            }
        }
        return backgrounds;
    }

    private static Map<UUID, LocalDate> births(Map<UUID, Dossier> dossiers) {
        Map<UUID, LocalDate> births = new HashMap<>();
        dossiers.forEach((id, dossier) -> {
            var person = dossier.person();
            if (person != null && person.birthDate() != null) {
                births.put(id, person.birthDate());
            }
        });
        return births;
    }

    private Map<UUID, Dossier> dossiers(List<UUID> registrations) {
        Map<UUID, Dossier> dossiers = new HashMap<>();
        for (int from = 0; from < registrations.size(); from += AT_ONCE) {
            var some = registrations.subList(from, Math.min(registrations.size(), from + AT_ONCE));
            database.list(
                            "SELECT id, evidence -> 'dossier' AS dossier FROM registrations"
                                    + " WHERE id = ANY (?) AND evidence -> 'dossier' IS NOT NULL",
                            row -> Map.entry(row.getId("id"), json.read(row.getText("dossier"), Dossier.class)),
                            (Object) some.toArray(UUID[]::new))
                    .forEach(entry -> dossiers.put(entry.getKey(), entry.getValue()));
        }
        return dossiers;
    }
}
