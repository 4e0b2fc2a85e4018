package org.shequ.selection.explanation;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.TieFacts;
import org.shequ.selection.scoring.TotalScore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How a total came about, with every figure: {@code 60 % * 86.50 + 40 % * 90.00 + 0.00 = 51.9000 + 36.0000 + 0.00 = 87.9000}. */
final class Formula {

    private static final int WHOLE = 100;

    private final List<String> terms = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    private Formula() {}

    static String of(int writtenPercent, TieFacts facts, TotalScore total) {
        var weight = facts.written() == null ? 0 : facts.interview() == null ? WHOLE : writtenPercent;
        var formula = new Formula();
        formula.weighted(weight, facts.written(), total.written());
        formula.weighted(WHOLE - weight, facts.interview(), total.interview());
        formula.add(total.bonus().toPlainString(), total.bonus());
        return String.join(" + ", formula.terms) + " = " + String.join(" + ", formula.parts) + " = "
                + total.exact().toPlainString();
    }

    private void weighted(int percent, @Nullable BigDecimal score, @Nullable BigDecimal part) {
        if (score != null && part != null) {
            add(percent + " % * " + score.toPlainString(), part);
        }
    }

    private void add(String term, BigDecimal part) {
        terms.add(term);
        parts.add(part.toPlainString());
    }
}
