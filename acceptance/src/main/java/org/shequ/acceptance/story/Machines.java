package org.shequ.acceptance.story;

/** The one thing that the story does not do through the gateway: it pulls a plug, and puts it back. */
public interface Machines {

    /** SIGKILL; returns when the process is gone. */
    void kill(String service);

    /** Returns when the service is ready. */
    void start(String service);
}
