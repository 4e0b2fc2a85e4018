package org.shequ.kit.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;

import java.io.IOException;

/** Reads the keys of maps; the same characters as in texts. */
final class StrictKey extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
        return StrictText.checked(context.getParser(), key);
    }
}
