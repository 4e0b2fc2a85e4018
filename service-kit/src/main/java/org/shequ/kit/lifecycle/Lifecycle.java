package org.shequ.kit.lifecycle;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The states of one notion and every step between them, as data: the aggregate steps through it, and refusals, the interface
 * document and the diagrams under {@code docs/lifecycles} are made from it.
 *
 * @param <S> the states
 */
public final class Lifecycle<S extends Enum<S>> {

    private static final List<LifecycleObserver> OBSERVERS = new CopyOnWriteArrayList<>();

    private final String name;
    private final String nameZh;
    private final Class<S> states;
    private final Map<S, String> statesZh;
    private final List<Step<S>> steps = new ArrayList<>();
    private ProblemCode refusal = CommonProblem.ILLEGAL_TRANSITION;

    private Lifecycle(String name, String nameZh, Class<S> states) {
        this.name = name;
        this.nameZh = nameZh;
        this.states = states;
        this.statesZh = new EnumMap<>(states);
    }

    /**
     * A lifecycle without steps. The first constant is where every life begins.
     *
     * @param name in English, e.g. {@code determination}
     */
    public static <S extends Enum<S>> Lifecycle<S> of(Class<S> states, String name, String nameZh) {
        return new Lifecycle<>(name, nameZh, states);
    }

    /** What a state is called in official Chinese. */
    public Lifecycle<S> state(S state, String zh) {
        statesZh.put(state, zh);
        return this;
    }

    /** A code of its own for its refusals; the arguments are the state, the one that was wanted, and what is possible. */
    public Lifecycle<S> refusedBy(ProblemCode code) {
        refusal = code;
        return this;
    }

    /**
     * A step that a caller takes.
     *
     * @param operation its operationId
     * @param permission that the operation asks for
     */
    @SafeVarargs
    public final Step<S> step(String operation, String permission, String en, String zh, S to, S... from) {
        return add(new Step<>(this, new Command(operation, permission, en, zh), permission, setOf(from), to));
    }

    /** A step that only whoever began the life may take: no permission opens it. */
    @SafeVarargs
    public final Step<S> ownStep(String operation, String en, String zh, S to, S... from) {
        return add(new Step<>(this, new Command(operation, null, en, zh), null, setOf(from), to));
    }

    /** A step that time or an event brings about. */
    @SafeVarargs
    public final Step<S> happening(String en, String zh, S to, S... from) {
        return add(new Step<>(this, new Command(null, null, en, zh), null, setOf(from), to));
    }

    private EnumSet<S> setOf(S[] from) {
        var set = EnumSet.noneOf(states);
        Collections.addAll(set, from);
        return set;
    }

    private Step<S> add(Step<S> step) {
        steps.add(step);
        return step;
    }

    /** The one step between two states that is meant by naming them. */
    public Step<S> between(S from, S to) {
        return steps.stream()
                .filter(step -> step.to() == to && step.leadsFrom(from))
                .findFirst()
                .orElseThrow(() -> {
                    steps.stream().filter(step -> step.to() == to).forEach(step -> used(step, from, false));
                    return refusal(from, to, possible(from));
                });
    }

    /** Whether there is a step from one to the other. */
    public boolean leads(S from, S to) {
        return steps.stream().anyMatch(step -> step.to() == to && step.leadsFrom(from));
    }

    /** What a caller may do in a state. */
    public List<Command> possible(S now) {
        return steps.stream()
                .filter(step -> step.leadsFrom(now) && step.command().operation() != null)
                .map(Step::command)
                .distinct()
                .toList();
    }

    /** Names both states and the way on. */
    public ProblemException refusal(S now, S wanted, Collection<Command> instead) {
        return ProblemException.of(refusal, words(now), words(wanted), Command.words(instead))
                .figure("state", now.name())
                .figure("wanted", wanted.name())
                .figure("possible", Command.operations(instead));
    }

    /** A state for a text in either language. */
    public Words words(S state) {
        return Words.of(state, stateZh(state));
    }

    /** Several states for a text in either language. */
    public Words words(Collection<S> several) {
        return new Words(
                several.stream().map(state -> words(state).english()).collect(Collectors.joining(", ")),
                several.stream().map(this::stateZh).collect(Collectors.joining("、")));
    }

    String stateZh(S state) {
        return Objects.requireNonNull(statesZh.get(state), () -> name + " " + state + " has no Chinese name");
    }

    public String name() {
        return name;
    }

    String nameZh() {
        return nameZh;
    }

    public Class<S> states() {
        return states;
    }

    public List<Step<S>> steps() {
        return Collections.unmodifiableList(steps);
    }

    void used(Step<S> step, S now, boolean taken) {
        OBSERVERS.forEach(observer ->
                observer.used(name, step.command().en(), now.name(), step.to().name(), taken));
    }

    /** For meters and for tests that ask what has been exercised. */
    public static void observe(LifecycleObserver observer) {
        OBSERVERS.add(observer);
    }

    static void forget(LifecycleObserver observer) {
        OBSERVERS.remove(observer);
    }
}
