package org.shequ.assessment.result;

import java.util.UUID;

/** Final results were written and announced; told inside the transaction, to whoever derives results from results. */
public record ResultsWritten(UUID cause) {}
