package org.shequ.selection.examination;

import org.shequ.kit.problem.Words;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.vocabulary.Stage;

/** What is scored. A re-test is held, and a lot is drawn, only when nothing else tells candidates for a last place apart. */
public enum Paper {
    WRITTEN,
    INTERVIEW,
    RETEST,
    /** The number that a candidate drew, from 1: the lower one comes first. */
    LOT;

    /** For a text in either language. */
    Words words() {
        return new Words(
                name(),
                switch (this) {
                    case WRITTEN -> "笔试";
                    case INTERVIEW -> "面试";
                    case RETEST -> "加试";
                    case LOT -> "抽签";
                });
    }

    /** The stage that the paper belongs to. */
    Stage stage() {
        return switch (this) {
            case WRITTEN -> Stage.WRITTEN;
            case INTERVIEW -> Stage.INTERVIEW;
            case RETEST, LOT -> Stage.TOTAL;
        };
    }

    /** Whether only those among whom a tie is open take part. */
    boolean breaksTies() {
        return stage() == Stage.TOTAL;
    }

    /** How many decimals an entry may have in a round. */
    int decimals(SelectionRound round) {
        return this == LOT ? 0 : round.terms().scoringRule().decimals().score();
    }
}
