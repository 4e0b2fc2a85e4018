package org.shequ.assessment.result;

import java.util.UUID;

/** Final results were written and announced; fired inside the transaction, for whatever derives results from results. */
public record ResultsWritten(UUID cause) {}
