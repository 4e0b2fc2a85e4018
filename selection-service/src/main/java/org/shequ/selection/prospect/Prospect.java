package org.shequ.selection.prospect;

import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.personnelfeed.KnownPerson;

/** Somebody who might take part, with what the rule says of them. */
record Prospect(KnownPerson person, Judgement judgement) {}
