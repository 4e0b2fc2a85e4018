package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.util.List;

/**
 * The one rule by which places are shared out: in determinations of any size, comparisons and forecasts. It says which
 * policy a standard's figures amount to.
 */
public class ApportionmentRule {

    /** @param ratioPer10000 places per 10,000 residents */
    public AllotmentPolicy byResidents(
            BigDecimal ratioPer10000, Rounding rounding, int floor, FloorPlacement floorPlacement) {
        return new ApportionmentPolicy(ratioPer10000, rounding, floor, floorPlacement);
    }

    public AllotmentPolicy byHouseholds(List<HouseholdBands.Band> bands, int floor) {
        return new HouseholdBands(bands, floor);
    }
}
