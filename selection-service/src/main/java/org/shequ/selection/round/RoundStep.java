package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Command;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.vocabulary.Stage;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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

    /** The same for a refusal's text. */
    public Words commands() {
        return Command.words(possible());
    }

    /** What a refusal names: the stage while the round runs, the status otherwise. */
    public Words standing() {
        return status == RoundStatus.RUNNING && stage != null
                ? words(List.of(stage))
                : RoundStatus.LIFECYCLE.words(status);
    }

    static Words words(Collection<Stage> several) {
        return new Words(
                several.stream()
                        .map(stage -> Words.of(stage, stage.zh()).english())
                        .collect(Collectors.joining(", ")),
                several.stream().map(Stage::zh).collect(Collectors.joining("、")));
    }

    /** Names where the round stands, where it would have to stand, and what may be done here and by whom. */
    public ProblemException wrongStage(List<Stage> wanted) {
        return ProblemException.of(SelectionProblem.WRONG_STAGE, standing(), words(wanted), commands())
                .figure("possible", Command.operations(possible()));
    }
}
