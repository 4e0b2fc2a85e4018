package org.shequ.acceptance.story;

/** One thing that a step expected, beside what it saw. */
public record Outcome(int step, String what, String expected, String seen) {

    public boolean met() {
        return expected.equals(seen);
    }
}
