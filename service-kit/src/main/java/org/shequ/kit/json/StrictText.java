package org.shequ.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import org.shequ.kit.problem.RefusedValueException;

import java.io.IOException;

/** Reads strings from JSON strings only, and only whole characters. */
final class StrictText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    StrictText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        return checked(parser, parser.getText());
    }

    static String checked(JsonParser parser, String text) throws RefusedValueException {
        if (!Text.isWhole(text)) {
            throw new RefusedValueException(
                    parser,
                    String.class,
                    "CHARACTERS",
                    "must not contain NUL or half a surrogate pair",
                    "不得包含 NUL 字符或不成对的代理字符");
        }
        return text;
    }
}
