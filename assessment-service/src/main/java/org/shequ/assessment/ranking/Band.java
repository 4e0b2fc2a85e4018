package org.shequ.assessment.ranking;

/** The quarter of the peer group that a place lies in. */
public enum Band {
    FIRST_QUARTER(25),
    SECOND_QUARTER(50),
    THIRD_QUARTER(75),
    FOURTH_QUARTER(100);

    private final int untilPercent;

    Band(int untilPercent) {
        this.untilPercent = untilPercent;
    }

    public String chinese() {
        return untilPercent == 25 ? "前25%" : untilPercent - 25 + "%—" + untilPercent + "%";
    }

    static Band of(Place place) {
        for (Band band : values()) {
            if (place.within(band.untilPercent)) {
                return band;
            }
        }
        throw new IllegalStateException("every place lies within 100 %");
    }
}
