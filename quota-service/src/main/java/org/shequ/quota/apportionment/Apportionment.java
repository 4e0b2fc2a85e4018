package org.shequ.quota.apportionment;

import java.util.List;

/**
 * A finished apportionment.
 *
 * @param sharedTotal what the ratio gives before minimums on top
 * @param total the sum of the parts
 * @param allotments by community code
 */
public record Apportionment(long sharedTotal, long total, List<Allotment> allotments) {

    public Apportionment {
        allotments = List.copyOf(allotments);
    }
}
