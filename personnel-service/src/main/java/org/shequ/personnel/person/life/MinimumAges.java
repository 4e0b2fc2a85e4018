package org.shequ.personnel.person.life;

import java.util.stream.IntStream;

/**
 * Full years of age below which nothing of the kind can have been: the policy {@code minimum-ages}.
 *
 * @param post a post (任职), and employment at a certificate's level (聘用)
 * @param party membership of the Communist Party or of a democratic party
 * @param league membership of the Youth League
 * @param education an education completed (毕业), but for primary school
 * @param primaryEducation primary school completed
 * @param degree a degree conferred (学位)
 */
public record MinimumAges(int post, int party, int league, int education, int primaryEducation, int degree) {

    public static final String POLICY = "minimum-ages";

    private static final int OLDEST = 60;

    public MinimumAges {
        if (IntStream.of(post, party, league, education, primaryEducation, degree)
                .anyMatch(age -> age < 0 || age > OLDEST)) {
            throw new IllegalArgumentException("ages lie between 0 and " + OLDEST);
        }
    }
}
