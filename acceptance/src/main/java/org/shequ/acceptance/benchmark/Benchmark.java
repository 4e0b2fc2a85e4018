package org.shequ.acceptance.benchmark;

/** One measurement, started as {@code ./shequ bench NAME}. */
interface Benchmark {

    /** How it is called on the command line, in kebab-case. */
    String name();

    /** In one line: what is measured, and against what. Options with their defaults stand at its end. */
    String about();

    /** Measures and reports; throws when what came out is wrong, for a wrong answer has no speed. */
    void run(Bench bench);
}
