package org.shequ.kit.http;

import org.shequ.kit.condition.Versioned;

import java.util.UUID;

public record NoteView(UUID id, String title, String unitCode, long version) implements Versioned {}
