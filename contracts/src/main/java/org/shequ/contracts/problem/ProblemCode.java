package org.shequ.contracts.problem;

import java.util.Locale;

/**
 * A kind of refusal that a program can act on. The name is stable for ever; texts may improve. Details are {@link
 * java.text.MessageFormat} patterns over the arguments of the single refusal.
 */
public interface ProblemCode {

    /** Stable, UPPER_SNAKE. */
    String name();

    /** The HTTP status, 400 to 599. */
    int status();

    String titleEn();

    String titleZh();

    String detailEn();

    String detailZh();

    /** Where the documentation explains this code; the {@code type} of its problem documents. */
    default String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
