package org.shequ.kit.lifecycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.util.Collection;
import java.util.Set;

/**
 * One step of a lifecycle. An aggregate moves by {@code status = SUBMIT.take(status)} and in no other way.
 *
 * @param <S> the states
 */
public final class Step<S extends Enum<S>> {

    private final Lifecycle<S> lifecycle;
    private final Command command;
    private final @Nullable String permission;
    private final Set<S> from;
    private final S to;

    Step(Lifecycle<S> lifecycle, Command command, @Nullable String permission, Set<S> from, S to) {
        this.lifecycle = lifecycle;
        this.command = command;
        this.permission = permission;
        this.from = from;
        this.to = to;
    }

    /**
     * The state that follows.
     *
     * @throws ProblemException ILLEGAL_TRANSITION, naming both states and the commands that are possible
     */
    public S take(S now) {
        return take(now, lifecycle.possible(now));
    }

    /** The same, for whoever knows better what is possible now. */
    public S take(S now, Collection<Command> instead) {
        require(now, instead);
        return taken(now);
    }

    /** The same for what is checked before the step is taken, such as the submission of a job. */
    public void require(S now) {
        require(now, lifecycle.possible(now));
    }

    private void require(S now, Collection<Command> instead) {
        if (!leadsFrom(now)) {
            lifecycle.used(this, now, false);
            throw lifecycle.refusal(now, to, instead);
        }
    }

    /** For what may come late or twice and then means nothing: whether the step can be taken now. */
    public boolean leadsFrom(S now) {
        return from.contains(now);
    }

    /** For statements that move sets: that a row has taken the step. */
    public S taken(S before) {
        lifecycle.used(this, before, true);
        return to;
    }

    /** For what moves in sets: that nothing was there that could take the step. */
    public void refused(Collection<S> present) {
        present.forEach(state -> lifecycle.used(this, state, false));
    }

    /** For statements that move sets: the states that a row may have before. */
    public Set<S> from() {
        return from;
    }

    public S to() {
        return to;
    }

    public Command command() {
        return command;
    }

    /** Who may, by the permission that the operation asks for; null for what no caller does, or only who began it. */
    public @Nullable String permission() {
        return permission;
    }
}
