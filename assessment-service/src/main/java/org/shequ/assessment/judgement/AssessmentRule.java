package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.Candidate;
import org.shequ.assessment.grading.ExcellenceCap;
import org.shequ.assessment.grading.ExcellenceCap.TieDecision;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.ranking.Ranking;
import org.shequ.assessment.scoring.ScoreFormula;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one rule by which subjects are scored, graded and ranked: of a whole cycle, of one pool after a decision, beside the
 * cycle in a simulation, and in the explanation of a result.
 */
public class AssessmentRule {

    /**
     * Judges a group of subjects who bear on each other's grades or ranks: a pool of persons, or a peer group of
     * communities in a pool.
     *
     * @param decision about a tie at the pool's last excellent place, if one is recorded
     */
    public List<Judgement> judge(Terms terms, List<Facts> group, @Nullable TieDecision decision) {
        List<Judgement.Score> scores =
                group.stream().map(facts -> score(terms, facts)).toList();
        Terms.Grading grading = terms.grading();
        return grading == null ? ranked(scores) : graded(terms, grading, scores, decision);
    }

    private Judgement.Score score(Terms terms, Facts facts) {
        ScoreFormula formula = terms.formula();
        BigDecimal points = formula.points(facts.booked());
        BigDecimal value = score(formula, facts, points);
        for (String code : facts.vetoes()) {
            BigDecimal cap = veto(terms, code).scoreCap();
            value = cap == null ? value : value.min(cap);
        }
        return new Judgement.Score(facts, formula.weighed(facts.sums()), points, value);
    }

    /** The score before vetoes. */
    protected BigDecimal score(ScoreFormula formula, Facts facts, BigDecimal points) {
        return formula.score(facts.sums(), points);
    }

    private List<Judgement> ranked(List<Judgement.Score> scores) {
        return rank(scores, Judgement.Score::counted).stream()
                .map(placed -> new Judgement(placed.subject(), null, placed.place()))
                .toList();
    }

    /** Ranks the subjects of one peer group, best first. */
    public <K> List<Ranking.Placed<K>> rank(List<K> peers, Function<K, BigDecimal> score) {
        return Ranking.of(peers.stream()
                .map(peer -> new Ranking.Scored<>(peer, score.apply(peer)))
                .toList());
    }

    private List<Judgement> graded(
            Terms terms, Terms.Grading grading, List<Judgement.Score> scores, @Nullable TieDecision decision) {
        if (scores.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates =
                scores.stream().map(score -> candidate(terms, grading, score)).toList();
        String pool = scores.getFirst().facts().pool();
        var allocation = cap(grading.percentOf(pool)).allocate(candidates, decision);
        List<Judgement> judgements = new ArrayList<>(scores.size());
        for (int i = 0; i < scores.size(); i++) {
            Candidate candidate = candidates.get(i);
            judgements.add(new Judgement(
                    scores.get(i),
                    new Judgement.Grading(
                            isSanctioned(terms, scores.get(i).facts()),
                            candidate.earned(),
                            candidate.cap(),
                            allocation.grades().get(candidate.subject()),
                            allocation.tie().contains(candidate.subject())),
                    null));
        }
        return judgements;
    }

    private static Candidate candidate(Terms terms, Terms.Grading grading, Judgement.Score score) {
        Facts facts = score.facts();
        Grade decided = facts.decidedGrade();
        return new Candidate(
                facts.subject(),
                score.counted(),
                decided == null ? grading.thresholds().gradeOf(score.counted()) : decided,
                bestOpen(terms, grading, facts));
    }

    private static boolean isSanctioned(Terms terms, Facts facts) {
        return facts.sanctions().stream().anyMatch(sanction -> sanction.bearsOn(terms.year()));
    }

    /** The best grade that sanctions and vetoes leave open. */
    private static Grade bestOpen(Terms terms, Terms.Grading grading, Facts facts) {
        Grade open = isSanctioned(terms, facts) ? grading.sanctionCap() : Grade.EXCELLENT;
        for (String code : facts.vetoes()) {
            Grade cap = veto(terms, code).gradeCap();
            open = cap == null ? open : open.atMost(cap);
        }
        return open;
    }

    private static Veto veto(Terms terms, String code) {
        return Objects.requireNonNull(terms.vetoes().get(code), code);
    }

    /** How many of a pool may be excellent. */
    public int excellentPlaces(int percent, int graded) {
        return cap(percent).places(graded);
    }

    protected ExcellenceCap cap(int percent) {
        return new ExcellenceCap(percent);
    }

    /**
     * What a merged community inherits of one year: the mean of its predecessors by their residents, half up, in the peer
     * group of the largest; nothing unless every one of them has a result.
     *
     * @param predecessors how many communities were merged
     * @param results those of them that have a result of the year
     */
    public Optional<Inherited> inherit(int predecessors, List<Inherited.Predecessor> results) {
        if (results.isEmpty() || results.size() < predecessors) {
            return Optional.empty();
        }
        return Optional.of(Inherited.of(results));
    }

    /** The place of one result among others that keep theirs. */
    public Place placeAmong(long better, long others) {
        return Place.behind(better, others);
    }
}
