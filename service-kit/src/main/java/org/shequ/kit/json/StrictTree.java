package org.shequ.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Reads trees whose names and texts have whole characters. Depth is bounded by the parser, so recursion is safe. */
final class StrictTree<N extends JsonNode> extends StdDeserializer<N> {

    private static final long serialVersionUID = 1L;

    private final Class<N> kind;

    StrictTree(Class<N> kind) {
        super(kind);
        this.kind = kind;
    }

    @Override
    public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var tree = JsonNodeDeserializer.getDeserializer(kind).deserialize(parser, context);
        check(parser, tree);
        return kind.cast(tree);
    }

    @Override
    public @Nullable N getNullValue(DeserializationContext context) {
        return kind == JsonNode.class ? kind.cast(context.getNodeFactory().nullNode()) : null;
    }

    private static void check(JsonParser parser, JsonNode node) throws IOException {
        if (node.isTextual()) {
            StrictText.checked(parser, node.textValue());
        } else if (node.isBigDecimal()) {
            StrictDecimal.checked(parser, node.decimalValue());
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            StrictText.checked(parser, names.next());
        }
        for (var child : node) {
            check(parser, child);
        }
    }
}
