package org.shequ.assessment.ranking;

import java.util.List;

/** What a jurisdiction calls the front (前列) over several years running. */
public enum FrontPolicy {

    /** In the better half of the peers in each of the years. The default. */
    TOP_HALF_EACH_YEAR {
        @Override
        boolean holds(List<RankedYear> years) {
            return years.stream().allMatch(year -> year.within(50));
        }

        @Override
        public boolean countsAsFront(RankedYear year) {
            return year.within(50);
        }
    },

    /** In the better half in two years out of three, and in the best quarter in at least one year. */
    TWO_OF_THREE_AND_TOP_QUARTER {
        @Override
        boolean holds(List<RankedYear> years) {
            long inHalf = years.stream().filter(year -> year.within(50)).count();
            return inHalf * 3 >= years.size() * 2L && years.stream().anyMatch(year -> year.within(25));
        }

        @Override
        public boolean countsAsFront(RankedYear year) {
            return year.within(50);
        }
    },

    /** In the best 30 per cent in each of the years. */
    TOP_30_PERCENT {
        @Override
        boolean holds(List<RankedYear> years) {
            return years.stream().allMatch(year -> year.within(30));
        }

        @Override
        public boolean countsAsFront(RankedYear year) {
            return year.within(30);
        }
    };

    /** PASS and FAIL hold whatever the missing results would have been; UNKNOWN depends on them and is never a pass. */
    public enum Verdict {
        PASS,
        FAIL,
        UNKNOWN
    }

    abstract boolean holds(List<RankedYear> years);

    /** Whether the single year is one that this policy counts. */
    public abstract boolean countsAsFront(RankedYear year);

    /** @param years one entry per year asked about, without gaps */
    public Verdict judge(List<RankedYear> years) {
        if (years.isEmpty()) {
            throw new IllegalArgumentException("no year to judge");
        }
        if (holds(years.stream().map(year -> year.ifMissing(false)).toList())) {
            return Verdict.PASS;
        }
        return holds(years.stream().map(year -> year.ifMissing(true)).toList()) ? Verdict.UNKNOWN : Verdict.FAIL;
    }
}
