package org.shequ.quota.ledger;

/**
 * How one entry changes an account.
 *
 * @param needed how many places must be vacant (an over-quota order counted in) for it; 0 when it needs none
 */
public record Movement(
        EntryKind kind, int approved, int occupied, int reserved, int frozen, int overQuotaOrder, int needed) {

    public static Movement reserve(int places) {
        return new Movement(EntryKind.RESERVE, 0, 0, places, 0, 0, places);
    }

    public static Movement releaseReserved(int places) {
        return new Movement(EntryKind.RELEASE, 0, 0, -places, 0, 0, 0);
    }

    /** A reserved place becomes an occupied one. */
    public static Movement occupyReserved() {
        return new Movement(EntryKind.OCCUPY, 0, 1, -1, 0, 0, 0);
    }

    /** The person of a reserved place already holds one in this account: the reservation ends, nobody counts twice. */
    public static Movement mergeReserved() {
        return new Movement(EntryKind.OCCUPY, 0, 0, -1, 0, 0, 0);
    }

    public static Movement releaseOccupied() {
        return new Movement(EntryKind.RELEASE, 0, -1, 0, 0, 0, 0);
    }

    public static Movement set(int change) {
        return new Movement(EntryKind.SET, change, 0, 0, 0, 0, 0);
    }

    public static Movement order(int places) {
        return new Movement(EntryKind.ADJUST, 0, 0, 0, 0, places, 0);
    }

    /** @param places negative to give frozen places free */
    public static Movement freeze(int places) {
        return new Movement(EntryKind.FREEZE, 0, 0, 0, places, 0, Math.max(0, places));
    }

    public static Movement transferOut(int places) {
        return new Movement(EntryKind.TRANSFER, -places, 0, 0, 0, 0, places);
    }

    public static Movement transferIn(int places) {
        return new Movement(EntryKind.TRANSFER, places, 0, 0, 0, 0, 0);
    }

    /** Everything that an account of an ended community still has, people left aside. */
    public static Movement inheritOut(Account account) {
        return new Movement(
                EntryKind.TRANSFER,
                -account.approved(),
                0,
                -account.reserved(),
                -account.frozen(),
                -account.overQuotaOrder(),
                0);
    }

    /** What a successor gets of it. */
    public static Movement inheritIn(int approved, int reserved, int frozen, int overQuotaOrder) {
        return new Movement(EntryKind.TRANSFER, approved, 0, reserved, frozen, overQuotaOrder, 0);
    }
}
