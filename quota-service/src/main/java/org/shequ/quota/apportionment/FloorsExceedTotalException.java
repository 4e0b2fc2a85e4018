package org.shequ.quota.apportionment;

/** The minimums together need more places than there are. */
public final class FloorsExceedTotalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long floors;
    private final long total;

    FloorsExceedTotalException(long floors, long total) {
        super("minimums need " + floors + " of " + total + " places");
        this.floors = floors;
        this.total = total;
    }

    public long floors() {
        return floors;
    }

    public long total() {
        return total;
    }
}
