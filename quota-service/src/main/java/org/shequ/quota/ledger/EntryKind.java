package org.shequ.quota.ledger;

/** What a ledger entry does. */
public enum EntryKind {
    /** A determination or plan sets the approved figure. */
    SET,
    /** An over-quota order (超员文件) is granted or withdrawn. */
    ADJUST,
    /** Places are held for a round. */
    RESERVE,
    /** A person takes a place, reserved before or not. */
    OCCUPY,
    /** A reserved or occupied place becomes vacant. */
    RELEASE,
    /** Places move between two communities, by document or because one became the other. */
    TRANSFER,
    /** Vacant places are kept from use, or given free again. */
    FREEZE
}
