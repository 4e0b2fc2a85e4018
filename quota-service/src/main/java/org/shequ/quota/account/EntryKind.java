package org.shequ.quota.account;

/** What a ledger entry does. */
public enum EntryKind {
    SET,
    ADJUST,
    RESERVE,
    OCCUPY,
    RELEASE,
    TRANSFER,
    FREEZE
}
