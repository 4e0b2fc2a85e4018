package org.shequ.selection.examination;

import org.shequ.selection.vocabulary.Stage;

/** What is scored. A re-test is held only when nothing else tells candidates for a last place apart. */
public enum Paper {
    WRITTEN,
    INTERVIEW,
    RETEST;

    /** The stage that the paper belongs to. */
    Stage stage() {
        return switch (this) {
            case WRITTEN -> Stage.WRITTEN;
            case INTERVIEW -> Stage.INTERVIEW;
            case RETEST -> Stage.TOTAL;
        };
    }
}
