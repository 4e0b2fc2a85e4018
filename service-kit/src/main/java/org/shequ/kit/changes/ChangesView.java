package org.shequ.kit.changes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** A page of the feed; {@code next} is always there, and answers again from where this page ends. */
@Schema(name = "Changes")
public record ChangesView(List<ChangeView> items, String next) {}
