package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Education;

import java.util.List;

/**
 * What a grade depends on, on one day.
 *
 * @param monthsServed whole months in posts that the table covers
 * @param failedYears years assessed 不合格 while serving; they do not count
 * @param certificate the certificate at which the person is employed on that day
 */
public record PayFacts(
        Post post,
        int monthsServed,
        List<Integer> failedYears,
        @Nullable Education education,
        @Nullable Certificate certificate) {}
