package org.shequ.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import org.shequ.kit.problem.RefusedValueException;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads dates ({@code 2023-07-01}) and instants ({@code 2023-07-01T08:00:00Z}) from ISO strings of four-digit years. */
final class StrictTime<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("(?!0000)[0-9]{4}-.{5,40}");

    private final transient Class<T> kind;
    private final transient Function<String, T> parse;

    StrictTime(Class<T> kind, Function<String, T> parse) {
        super(kind);
        this.kind = kind;
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            var text = parser.getText();
            try {
                if (FOUR_DIGIT_YEAR.matcher(text).matches()) {
                    return parse.apply(text);
                }
            } catch (DateTimeException notATime) {
                throw refused(parser);
            }
        }
        throw refused(parser);
    }

    private RefusedValueException refused(JsonParser parser) {
        return kind == LocalDate.class
                ? new RefusedValueException(
                        parser, kind, "DATE", "must be a date such as 2023-07-01", "必须是形如 2023-07-01 的日期")
                : new RefusedValueException(
                        parser,
                        kind,
                        "INSTANT",
                        "must be an instant such as 2023-07-01T08:00:00Z",
                        "必须是形如 2023-07-01T08:00:00Z 的时刻");
    }
}
