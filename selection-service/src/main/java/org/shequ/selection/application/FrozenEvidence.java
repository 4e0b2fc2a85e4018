package org.shequ.selection.application;

import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.personnelfeed.Sources;

import java.time.LocalDate;

/** What registration found, kept as it was. */
public record FrozenEvidence(int ruleVersion, LocalDate cutOff, Judgement judgement, Sources sources) {}
