package org.shequ.personnel.relatives.avoidance;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Period;

/** A post that somebody holds or held, as far as it matters to a relative. */
public interface HeldPost {

    String unitCode();

    Post post();

    Period held();
}
