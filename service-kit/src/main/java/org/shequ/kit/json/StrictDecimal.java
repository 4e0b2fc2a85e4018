package org.shequ.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import org.shequ.kit.problem.RefusedValueException;

import java.io.IOException;
import java.math.BigDecimal;

/** Reads decimals from JSON numbers only, and none whose exponent (1e999999999) would fill the memory when written out. */
final class StrictDecimal extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_SCALE = 100;

    StrictDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checked(parser, parser.getDecimalValue());
            default -> (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        };
    }

    static BigDecimal checked(JsonParser parser, BigDecimal value) throws RefusedValueException {
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw new RefusedValueException(parser, BigDecimal.class, "NUMBER", "has too large an exponent", "指数过大");
        }
        return value;
    }
}
