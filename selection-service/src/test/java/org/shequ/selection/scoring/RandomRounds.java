package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Rules and candidates by chance, with many ties. */
final class RandomRounds {

    private final Random random;

    RandomRounds(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    ScoringRule rule() {
        var steps = new ArrayList<>(List.of(TieBreakStep.values()));
        steps.remove(TieBreakStep.RETEST);
        Collections.shuffle(steps, random);
        List<TieBreakStep> asked = new ArrayList<>(steps.subList(0, random.nextInt(5)));
        if (random.nextBoolean()) {
            asked.add(TieBreakStep.RETEST);
        }
        return new ScoringRule(
                new Decimals(random.nextInt(4), random.nextInt(6), random.nextInt(3), random.nextInt(4)),
                random.nextBoolean() ? ScoreRounding.HALF_UP : ScoreRounding.DOWN,
                random.nextBoolean() ? TieBasis.EXACT_TOTAL : TieBasis.ROUNDED_TOTAL,
                asked,
                random.nextBoolean() ? ShortlistTies.ALL : ShortlistTies.TIE_BREAKS);
    }

    /** A score of so many decimals, 80 and a little. */
    BigDecimal score(int decimals) {
        return new BigDecimal("80").add(BigDecimal.valueOf(random.nextInt(4), decimals));
    }

    List<Contender> contenders(ScoringRule rule) {
        List<Contender> contenders = new ArrayList<>();
        var count = 1 + random.nextInt(9);
        var isWritten = random.nextInt(4) > 0;
        for (int i = 0; i < count; i++) {
            var written = isWritten ? score(rule.decimals().score()) : null;
            var interview = score(rule.decimals().score());
            var bonus = BigDecimal.valueOf(random.nextInt(2));
            var total = new Totals().of(rule, 60, written, interview, bonus, BigDecimal.ONE);
            contenders.add(new Contender(
                    new UUID(0, i + 1L),
                    total.exact(),
                    total.total(),
                    new TieFacts(
                            written,
                            interview,
                            new Background(random.nextInt(2), maybe(), maybe(), maybe()),
                            decimal(maybe()),
                            decimal(maybe()))));
        }
        return contenders;
    }

    private @Nullable Integer maybe() {
        return random.nextInt(12) == 0 ? null : Integer.valueOf(random.nextInt(2) + 1);
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
