package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The commands {@code up} and {@code token}, and {@code train}, which {@code ./shequ} calls after a build. */
public final class Main {
    private static final String HELP = """
            ./shequ up [--untrained] [--fresh] [--port N] [--base-port N] [--spans-to URL]
                Starts PostgreSQL, Kafka, the four services and the gateway, and stays until Ctrl-C.
                --untrained    do not start once before, after a build, to note what the programs load
                --fresh        discard the data of earlier starts
                --port N       port of the gateway (default 8080)
                --base-port N  first port of everything else (default 18100)
                --spans-to URL record every request, and send the spans there by OTLP over HTTP

            ./shequ token --role ROLE [--role ROLE ...] --scope UNIT [--subject NAME] [--hours N]
            ./shequ token --person ID [--subject NAME] [--hours N]
                Prints a token that the local stack accepts; --help lists the roles.
                --scope UNIT   unit code whose subtree the bearer may see, or '*' for everything;
                               not needed for --role operator, who sees to a whole service
                --person ID    a natural person, who reads the own record of that id and nothing else
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
                case "train" -> train();
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
            if (word.equals("--untrained")) { // heeded by ./shequ
                continue;
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

    private static void train() {
        var standard = StackOptions.standard();
        var home = standard.project().resolve("target/training");
        Training.run(StackOptions.forTests(home));
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
            case "--spans-to" -> options.spansTo(address(word, rest));
            default -> null;
        };
    }

    private static URI address(String option, Deque<String> rest) {
        var text = value(option, rest);
        if (text.matches("https?://[\\w.:\\[\\]-]+/?")) {
            return URI.create(text);
        }
        throw new UsageException(option + " wants an address such as http://localhost:4318, not '" + text + "'");
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

    /** What is printed once everything is up. */
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
        String person = null;
        String subject = null;
        var hours = 12;
        while (!words.isEmpty()) {
            var word = words.remove();
            switch (word) {
                case "--help" -> {
                    return HELP + RoleTable.of(options.project()).text();
                }
                case "--role" -> roles.add(value(word, words));
                case "--scope" -> scope = value(word, words);
                case "--person" -> person = value(word, words);
                case "--subject" -> subject = value(word, words);
                case "--hours" -> hours = number(word, words, 24 * 366);
                default -> throw new UsageException("unknown option " + word);
            }
        }
        var validFor = Duration.ofHours(hours);
        if (person != null) {
            if (!roles.isEmpty() || scope != null) {
                throw new UsageException("--person stands alone: no role and no unit belongs to a natural person");
            }
            var id = personId(person);
            return mint(options).mintForPerson(id, subject == null ? "person-" + person : subject, validFor);
        }
        if (scope == null && roles.equals(List.of(OPERATOR))) {
            scope = "*";
        }
        if (roles.isEmpty() || scope == null) {
            throw new UsageException("a token needs --role and --scope, or --person");
        }
        RoleTable.of(options.project()).requireKnown(roles);
        if (!scope.matches("\\*|[0-9A-Z-]{2,40}")) {
            throw new UsageException("--scope wants a unit code or '*', not '" + scope + "'");
        }
        return mint(options).mint(roles, scope, subject == null ? roles.getFirst() : subject, validFor);
    }

    private static TokenMint mint(StackOptions options) {
        return new TokenMint(LocalKeys.in(options.home().resolve("keys")));
    }

    private static UUID personId(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new UsageException("--person wants the id of a record, not '" + text + "'");
        }
        return UUID.fromString(text);
    }
}
