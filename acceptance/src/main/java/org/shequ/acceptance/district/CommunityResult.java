package org.shequ.acceptance.district;

import java.math.BigDecimal;

/** One year's final result of a community, with its rank among its peers of the district. */
record CommunityResult(int year, String unit, BigDecimal score, String peerGroup, int rank, int peers) {

    boolean inTopHalf() {
        return rank * 2 <= peers;
    }
}
