package org.shequ.selection.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What becomes of the decimals that a step does not keep. */
public enum ScoreRounding {
    /** 四舍五入. */
    HALF_UP(RoundingMode.HALF_UP),
    /** 舍去尾数, 不四舍五入. */
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    ScoreRounding(RoundingMode mode) {
        this.mode = mode;
    }

    BigDecimal to(int decimals, BigDecimal figure) {
        return figure.setScale(decimals, mode);
    }
}
