package org.shequ.selection.personnelfeed;

import java.util.UUID;

/** The event that a part of a dossier came with. */
public record SourceVersion(UUID eventId, long version) {}
