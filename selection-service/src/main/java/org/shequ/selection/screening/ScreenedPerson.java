package org.shequ.selection.screening;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.eligibility.Window;
import org.shequ.selection.personnelfeed.KnownPerson;

import java.time.LocalDate;

/**
 * Somebody who was screened, with what the rule says of them.
 *
 * @param window in which the whole rule holds by time alone; null when there is none
 */
record ScreenedPerson(
        KnownPerson person, Judgement judgement, @Nullable Window window) {

    /** When somebody who is not eligible will be; null when never by time alone, and for who is. */
    @Nullable
    LocalDate expectedOn() {
        return window == null || judgement.verdict() == Verdict.ELIGIBLE ? null : window.from();
    }
}
