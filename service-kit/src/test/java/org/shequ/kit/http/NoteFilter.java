package org.shequ.kit.http;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.QueryParam;

public class NoteFilter {

    @QueryParam("unit")
    public @Nullable String unit;

    @QueryParam("kind")
    public List<NewNote.Kind> kinds = List.of();

    @QueryParam("asOf")
    public @Nullable LocalDate asOf;
}
