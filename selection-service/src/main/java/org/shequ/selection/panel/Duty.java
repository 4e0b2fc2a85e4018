package org.shequ.selection.panel;

import org.shequ.contracts.vocabulary.Coded;

/** What somebody does in a round; one person has one duty in it. */
public enum Duty implements Coded {
    /** Drafts, registers, reviews, records outcomes. */
    OFFICER("officer", "经办"),
    /** Scores. */
    EXAMINER("examiner", "考官"),
    /** Publishes, and answers objections. */
    PUBLISHER("publisher", "公示"),
    /** Decides appointments. */
    DECIDER("decider", "决定");

    private final String en;
    private final String zh;

    Duty(String en, String zh) {
        this.en = en;
        this.zh = zh;
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
