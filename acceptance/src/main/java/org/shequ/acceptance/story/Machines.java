package org.shequ.acceptance.story;

import org.shequ.local.LocalStack;

/** The one thing that the story does not do through the gateway: it pulls a plug, and puts it back. */
public interface Machines {

    /** SIGKILL; returns when the process is gone. */
    void kill(String service);

    /** Returns when the service is ready. */
    void start(String service);

    /** Those of a stack on this machine. */
    static Machines of(LocalStack stack) {
        return new Machines() {
            @Override
            public void kill(String service) {
                stack.kill(service);
            }

            @Override
            public void start(String service) {
                stack.start(service);
            }
        };
    }
}
