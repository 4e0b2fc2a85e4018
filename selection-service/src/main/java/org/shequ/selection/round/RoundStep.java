package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Command;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.stream.Stream;

/** Status and stage together, as the journal keeps them before and after. */
public record RoundStep(RoundStatus status, @Nullable Stage stage) {

    /** What may be done from here, and by whom. */
    List<Command> possible() {
        if (status == RoundStatus.RUNNING && stage != null) {
            return RoundOperation.at(stage);
        }
        var leaving = RoundStatus.LIFECYCLE.possible(status);
        return leaving.isEmpty()
                ? leaving
                : Stream.concat(leaving.stream(), Stream.of(RoundOperation.NAME_PANEL.command()))
                        .toList();
    }
}
