package org.shequ.quota.vacancy;

/**
 * The figures of an account, in places, and what they allow.
 *
 * @param overQuotaOrder places beyond approved that an order allows
 * @param inheritedExcess taken beyond both; shrinks with every departure
 */
public record Vacancy(int approved, int occupied, int reserved, int frozen, int overQuotaOrder, int inheritedExcess) {

    /** What the determination leaves free; negative when the account is over quota. */
    public int vacant() {
        return approved - occupied - reserved - frozen;
    }

    /** What may still be reserved, an over-quota order counted in. */
    public int available() {
        return Math.max(0, vacant() + overQuotaOrder);
    }

    /** The most that may be occupied and reserved now. */
    public int ceiling() {
        return approved + overQuotaOrder + inheritedExcess;
    }

    /** Only what the determination leaves free is frozen or handed on: an order is for hiring, not for keeping. */
    public int freezable() {
        return Math.max(0, vacant());
    }

    public int thawable() {
        return frozen;
    }

    public int transferable() {
        return Math.max(0, vacant());
    }

    /** What nobody has taken of the order. */
    public int withdrawable() {
        return Math.clamp((long) ceiling() - occupied - reserved, 0, overQuotaOrder);
    }
}
