package org.shequ.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of one stack that are running, noted in its home. Once it is shut, no further one can be started. */
final class Children {
    private final Home home;
    private final Path directory;
    private final Map<String, ChildProcess> running = new LinkedHashMap<>();
    private boolean shut;

    Children(Home home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    synchronized ChildProcess launch(String name, List<String> command, Map<String, String> environment) {
        refuseWhenShut();
        if (running.containsKey(name)) {
            throw new IllegalStateException(name + " is running");
        }
        var child = ChildProcess.start(name, command, environment, directory, home.log(name));
        running.put(name, child);
        home.note(name, child.pid());
        return child;
    }

    synchronized void refuseWhenShut() {
        if (shut) {
            throw new LocalException("The stack is being stopped");
        }
    }

    synchronized ChildProcess get(String name) {
        var child = running.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return child;
    }

    /** Process ids by name. */
    synchronized Map<String, Long> processes() {
        var processes = new LinkedHashMap<String, Long>();
        running.forEach((name, child) -> processes.put(name, child.pid()));
        return processes;
    }

    /** From now on its end is no accident. */
    synchronized void forget(String name) {
        running.remove(name);
        home.forget(name);
    }

    synchronized Optional<ChildProcess> dead() {
        return running.values().stream().filter(child -> !child.alive()).findFirst();
    }

    /** Stops them all and starts no more. */
    void shut() {
        shut(ChildProcess.STOP_LIMIT);
    }

    /** All are asked before the first is waited for. */
    void shut(Duration limit) {
        List<ChildProcess> children;
        synchronized (this) {
            shut = true;
            children = List.copyOf(running.values());
        }
        children.forEach(ChildProcess::askToStop);
        children.forEach(child -> {
            child.stop(limit);
            forget(child.name());
        });
    }
}
