package org.shequ.contracts.vocabulary;

import java.util.Optional;

/** Kinds of rounds (选拔类型): each is one step of the ladder. */
public enum RoundKind implements Coded {
    RESERVE("selection into the reserve pool", "后备选拔"),
    STAFFING("recruitment of staffed workers", "定编招录"),
    SECRETARY("selection of secretaries", "书记选任"),
    INSTITUTION("entry into a public institution", "事业选聘"),
    CIVIL_SERVICE("entry into the civil service", "公务员定向招录");

    private final String en;
    private final String zh;

    RoundKind(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The kind of account that the places come from; empty for rounds that need no places. */
    public Optional<AccountKind> accountKind() {
        return switch (this) {
            case STAFFING -> Optional.of(AccountKind.STAFFING);
            case INSTITUTION, CIVIL_SERVICE -> Optional.of(AccountKind.INSTITUTION_PLAN);
            case RESERVE, SECRETARY -> Optional.empty();
        };
    }

    public boolean needsPlaces() {
        return accountKind().isPresent();
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
