package org.shequ.personnel.pay.grade;

import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.vocabulary.Education;

import java.util.List;

/**
 * All that one person's pay rests on, each fact with its own days; when it was reported or recorded is no part of it.
 *
 * @param educations since the day of completion; of several that hold the highest counts
 * @param certificates over the days of employment at their level; of several that hold the highest counts
 */
public record DatedFacts(
        List<Assignment> posts,
        List<Identity> identities,
        List<Dated<Education>> educations,
        List<Dated<Certificate>> certificates,
        List<FailedYear> failedYears) {

    public DatedFacts {
        posts = List.copyOf(posts);
        identities = List.copyOf(identities);
        educations = List.copyOf(educations);
        certificates = List.copyOf(certificates);
        failedYears = List.copyOf(failedYears);
    }
}
