package org.shequ.quota.apportionment;

/** What a standard counts to say how many places a community gets. */
public enum Basis {
    /** So many per 10,000 urban permanent residents. */
    RESIDENTS,
    /** So many for a community of so many households (户数分档). */
    HOUSEHOLDS
}
