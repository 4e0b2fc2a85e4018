package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/** The commands {@code up} and {@code token}. */
public final class Main {
    private static final String HELP = """
            ./shequ up [--fresh] [--port N] [--base-port N]
                Starts PostgreSQL, Kafka, the four services and the gateway, and stays until Ctrl-C.
                --fresh        discard the data of earlier starts
                --port N       port of the gateway (default 8080)
                --base-port N  first port of everything else (default 18100)

            ./shequ token --role ROLE [--role ROLE ...] --scope UNIT [--subject NAME] [--hours N]
                Prints a token that the local stack accepts.
                --scope UNIT   unit code whose subtree the bearer may see, or '*' for everything;
                               not needed for --role operator, who sees to a whole service
                --subject NAME who bears it (default: the first role)
                --hours N      how long it is good (default 12)
            """;

    /** Who sees to a whole service, on its management port. */
    private static final String OPERATOR = "operator";

    private Main() {}

    public static void main(String[] arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        try {
            switch (words.isEmpty() ? "help" : words.remove()) {
                case "up" -> up(words);
                case "token" -> System.out.println(token(StackOptions.standard(), words));
                case "help", "--help", "-h" -> System.out.print(HELP);
                case String unknown -> throw new UsageException("unknown command " + unknown);
            }
        } catch (UsageException e) {
            System.err.println("shequ: " + e.getMessage() + "\n\n" + HELP);
            System.exit(2);
        } catch (LocalException e) {
            System.err.println("shequ: " + e.getMessage());
            System.exit(1);
        }
    }

    /** What was typed is wrong; the message says what, the help says what is right. */
    public static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UsageException(String message) {
            super(message);
        }
    }

    private static void up(Deque<String> words) {
        var options = StackOptions.standard();
        while (!words.isEmpty()) {
            var word = words.remove();
            if (word.equals("--help")) {
                System.out.print(HELP);
                return;
            }
            var applied = option(options, word, words);
            if (applied == null) {
                throw new UsageException("unknown option " + word);
            }
            options = applied;
        }
        try (var stack = LocalStack.start(options)) {
            System.out.print(welcome(stack));
            stack.watch();
        }
    }

    /**
     * Applies one of the options that all commands which start the stack have in common.
     *
     * @param rest the words after it, from which its value is taken
     * @return null when the word is none of them
     */
    public static @Nullable StackOptions option(StackOptions options, String word, Deque<String> rest) {
        return switch (word) {
            case "--fresh" -> options.fresh(true);
            case "--port" -> options.port(number(word, rest, 65_535));
            case "--base-port" -> options.basePort(number(word, rest, 65_500));
            default -> null;
        };
    }

    private static int number(String option, Deque<String> rest, int most) {
        var text = value(option, rest);
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException(option + " wants a number from 1 to " + most + ", not '" + text + "'");
    }

    private static String value(String option, Deque<String> rest) {
        var value = rest.poll();
        if (value == null) {
            throw new UsageException(option + " wants a value");
        }
        return value;
    }

    /** What a reader is told once everything is up. */
    public static String welcome(LocalStack stack) {
        return """

                Shequ is up.
                  gateway        %1$s
                  documentation  %1$s/docs
                  OpenAPI        %1$s/openapi
                A token:         ./shequ token --role viewer --scope '*'
                A first call:    curl -H "Authorization: Bearer $(./shequ token --role viewer --scope '*')" '%1$s/personnel/v1/units?limit=5'
                Ctrl-C stops everything; data stay in .shequ until ./shequ up --fresh.
                """.formatted(stack.gateway());
    }

    static String token(StackOptions options, Deque<String> words) {
        var roles = new ArrayList<String>();
        String scope = null;
        String subject = null;
        var hours = 12;
        while (!words.isEmpty()) {
            var word = words.remove();
            switch (word) {
                case "--help" -> {
                    return HELP;
                }
                case "--role" -> roles.add(value(word, words));
                case "--scope" -> scope = value(word, words);
                case "--subject" -> subject = value(word, words);
                case "--hours" -> hours = number(word, words, 24 * 366);
                default -> throw new UsageException("unknown option " + word);
            }
        }
        if (scope == null && roles.equals(List.of(OPERATOR))) {
            scope = "*";
        }
        if (roles.isEmpty() || scope == null) {
            throw new UsageException("a token needs --role and --scope");
        }
        requireKnown(roles, options.project());
        if (!scope.matches("\\*|[0-9A-Z-]{2,40}")) {
            throw new UsageException("--scope wants a unit code or '*', not '" + scope + "'");
        }
        return new TokenMint(LocalKeys.in(options.home().resolve("keys")))
                .mint(roles, scope, subject == null ? roles.getFirst() : subject, Duration.ofHours(hours));
    }

    private static void requireKnown(List<String> roles, Path project) {
        var table = new Properties();
        try (var reader = Files.newBufferedReader(project.resolve("contracts/src/main/resources/roles.properties"))) {
            table.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var role : roles) {
            if (!table.containsKey(role)) {
                throw new UsageException("unknown role " + role + "; there are "
                        + String.join(", ", new TreeSet<>(table.stringPropertyNames())));
            }
        }
    }
}
