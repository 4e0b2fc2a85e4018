package org.shequ.selection.scoring;

/**
 * How many decimals (小数位数) each step of the arithmetic keeps.
 *
 * @param score of a score as it is entered; more are refused, so that nothing is rounded there
 * @param weighted of a score times its weight
 * @param bonus of a bonus as it is granted
 * @param total of the total that is shown
 */
public record Decimals(int score, int weighted, int bonus, int total) {

    static final int MOST = 6;
}
