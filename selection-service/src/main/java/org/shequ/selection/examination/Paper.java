package org.shequ.selection.examination;

import org.shequ.kit.problem.Words;
import org.shequ.selection.vocabulary.Stage;

/** What is scored. A re-test is held only when nothing else tells candidates for a last place apart. */
public enum Paper {
    WRITTEN,
    INTERVIEW,
    RETEST;

    /** For a text in either language. */
    Words words() {
        return new Words(
                name(),
                switch (this) {
                    case WRITTEN -> "笔试";
                    case INTERVIEW -> "面试";
                    case RETEST -> "加试";
                });
    }

    /** The stage that the paper belongs to. */
    Stage stage() {
        return switch (this) {
            case WRITTEN -> Stage.WRITTEN;
            case INTERVIEW -> Stage.INTERVIEW;
            case RETEST -> Stage.TOTAL;
        };
    }
}
