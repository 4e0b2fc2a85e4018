package org.shequ.quota.apportionment;

import java.util.Comparator;
import java.util.List;

/** Places by bands of households: each community gets what the band says that its households fall into. */
public final class HouseholdBands implements AllotmentPolicy {

    private final List<Band> descending;
    private final int floor;

    /**
     * From so many households on, so many places.
     *
     * @param fromHouseholds inclusive; the next band begins where this one ends
     */
    public record Band(long fromHouseholds, int places) {}

    /** @param floor places of each community at least */
    public HouseholdBands(List<Band> bands, int floor) {
        if (!fault(bands).isEmpty() || floor < 0) {
            throw new IllegalArgumentException(fault(bands) + " " + bands + ", " + floor);
        }
        this.descending = bands.stream()
                .sorted(Comparator.comparingLong(Band::fromHouseholds).reversed())
                .toList();
        this.floor = floor;
    }

    /** What is wrong with the bands as a whole, as the name of a rule; empty when nothing is. */
    public static String fault(List<Band> bands) {
        if (bands.isEmpty() || bands.getFirst().fromHouseholds() != 0) {
            return "BANDS_FROM_ZERO";
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).fromHouseholds() <= bands.get(i - 1).fromHouseholds()) {
                return "BANDS_ASCENDING";
            }
            if (bands.get(i).places() < bands.get(i - 1).places()) {
                return "MORE_HOUSEHOLDS_NOT_FEWER_PLACES";
            }
        }
        return "";
    }

    @Override
    public Apportionment apportion(List<Community> communities) {
        var sorted = communities.stream()
                .sorted(Comparator.comparing(Community::code))
                .toList();
        Community.requireDistinct(sorted);
        var allotments = sorted.stream().map(this::allot).toList();
        return new Apportionment(
                allotments.stream().mapToLong(Allotment::whole).sum(),
                allotments.stream().mapToLong(Allotment::places).sum(),
                allotments);
    }

    private Allotment allot(Community community) {
        var households = community.households();
        if (households == null) {
            throw new IllegalArgumentException("no households of " + community.code());
        }
        var band = descending.stream()
                .filter(candidate -> candidate.fromHouseholds() <= households)
                .findFirst()
                .orElseThrow();
        return new Allotment(
                community,
                band.places(),
                1,
                band.places(),
                0,
                0,
                band.places() < floor,
                Math.max(floor, band.places()),
                band.fromHouseholds());
    }
}
