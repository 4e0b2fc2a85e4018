package org.shequ.acceptance.demo;

import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;
import org.shequ.acceptance.story.Machines;
import org.shequ.acceptance.story.Outcome;
import org.shequ.acceptance.story.Story;
import org.shequ.local.LocalException;
import org.shequ.local.LocalStack;
import org.shequ.local.Main;
import org.shequ.local.StackOptions;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command {@code demo}. */
public final class Demo {
    private static final String HELP = """
            ./shequ demo [--exit] [--port N] [--base-port N]
                Starts everything on empty data, loads the sample district, tells the story and prints what was seen.
                Stays up until Ctrl-C, so that you can look around.
                --exit         stop after the story: status 0, or 1 if anything was not as expected
                --port N       port of the gateway (default 8080)
                --base-port N  first port of everything else (default 18100)
            """;

    private final PrintStream out;
    private final long begun = System.nanoTime();

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        var options = StackOptions.standard().fresh(true);
        var exit = false;
        try {
            while (!words.isEmpty()) {
                var word = words.remove();
                if (word.equals("--help")) {
                    System.out.print(HELP);
                    return;
                }
                if (word.equals("--exit")) {
                    exit = true;
                } else {
                    options = applied(options, word, words);
                }
            }
            if (!new Demo(System.out).run(options, exit)) {
                System.exit(1);
            }
        } catch (Main.UsageException e) {
            System.err.println("shequ: " + e.getMessage() + "\n\n" + HELP);
            System.exit(2);
        } catch (LocalException e) {
            System.err.println("shequ: " + e.getMessage());
            System.exit(1);
        }
    }

    private static StackOptions applied(StackOptions options, String word, ArrayDeque<String> rest) {
        @Nullable StackOptions changed = Main.option(options, word, rest);
        if (changed == null) {
            throw new Main.UsageException("unknown option " + word);
        }
        return changed;
    }

    /** @return whether everything was as expected */
    private boolean run(StackOptions options, boolean exit) {
        try (var stack = LocalStack.start(options)) {
            var told = tell(stack);
            if (exit) {
                return told;
            }
            out.print(Main.welcome(stack));
            stack.watch();
            return told;
        }
    }

    private boolean tell(LocalStack stack) {
        var outcomes = new ArrayList<Outcome>();
        String failure = null;
        try (var suite = new Suite(stack.gateway(), "320613", stack::token)) {
            var story = new Story(suite, SampleDistrict.generate(SampleDistrict.SEED), Machines.of(stack));
            for (var step = 1; step <= Story.steps(); step++) {
                outcomes.addAll(story.tell(step));
                say("step %d of %d: %s".formatted(step, Story.steps(), Story.title(step)));
            }
        } catch (RuntimeException e) {
            failure = "The story stopped: " + e.getMessage();
        }
        out.print(SummaryTable.of(outcomes));
        var missed = outcomes.stream().filter(outcome -> !outcome.met()).count();
        out.printf("%n%d outcomes, %d as expected, %d not.%n", outcomes.size(), outcomes.size() - missed, missed);
        if (failure != null) {
            out.println(failure);
        }
        return missed == 0 && failure == null;
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - begun) / 1e9, what);
    }
}
