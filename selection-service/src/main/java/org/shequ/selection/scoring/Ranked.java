package org.shequ.selection.scoring;

/**
 * A candidate's standing within one position.
 *
 * @param rank standard competition rank by the total that ties are judged by: 1, 2, 2, 4
 * @param line place in the line after the tie-breaks; equal for those that nothing tells apart
 * @param tieBreak what decided the place against those whose total reads the same
 */
public record Ranked(Contender contender, int rank, int line, TieBreak tieBreak) {}
