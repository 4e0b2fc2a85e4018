package org.shequ.personnel.pay.grade;

import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All versions of the tables of pay grades, each from its first day. */
public final class PayTableVersions {

    private final Map<String, List<Version>> byJurisdiction = new HashMap<>();

    /** A table in force in a jurisdiction, the empty one for everywhere, over a period. */
    public record Version(UUID id, String jurisdiction, Period held, PayTable table) {}

    public PayTableVersions(Collection<Version> versions) {
        versions.stream()
                .sorted(Comparator.comparing((Version version) -> version.held().from())
                        .reversed())
                .forEach(version -> byJurisdiction
                        .computeIfAbsent(version.jurisdiction(), jurisdiction -> new ArrayList<>())
                        .add(version));
    }

    /** Of the narrowest jurisdiction around the unit the newest that has begun and not ended. */
    Optional<Version> on(LocalDate day, String unitCode) {
        return around(unitCode).stream()
                .filter(version -> version.held().contains(day))
                .findFirst();
    }

    /** What can be in force in the unit on some day: the narrowest jurisdiction first, of each the newest first. */
    List<Version> around(String unitCode) {
        List<Version> found = new ArrayList<>();
        for (int length = unitCode.length(); length >= 0; length--) {
            found.addAll(byJurisdiction.getOrDefault(unitCode.substring(0, length), List.of()));
        }
        return found;
    }
}
