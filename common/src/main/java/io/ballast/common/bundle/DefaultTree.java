package io.ballast.common.bundle;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.DefaultFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The default of a column in a descriptor. */
final class DefaultTree {
    /** The most digits that a second has after its point (manual, 8.5). */
    private static final int MAX_PRECISION = 6;

    private DefaultTree() {}

    static ObjectNode of(ColumnDefault value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (value instanceof ColumnDefault.Literal literal) {
            return json.put("literal", literal.text());
        }
        if (value instanceof ColumnDefault.NextNumber next) {
            json.set("sequence", SequenceTree.of(next.sequence()));
            return json;
        }
        ColumnDefault.Call call = (ColumnDefault.Call) value;
        json.put("function", call.function().word());
        if (call.precision() != null) {
            json.put("precision", call.precision());
        }
        return call.cast() ? json.put("cast", true) : json;
    }

    static ColumnDefault read(JsonPlace value) {
        JsonPlace literal = value.find("literal");
        if (literal != null) {
            return new ColumnDefault.Literal(literal.text());
        }
        JsonPlace sequence = value.find("sequence");
        if (sequence != null) {
            return new ColumnDefault.NextNumber(SequenceTree.read(sequence));
        }
        JsonPlace word = value.get("function");
        DefaultFunction function = TableSchemaReader.constant(word, DefaultFunction.values());
        JsonPlace precision = value.find("precision");
        if (precision != null && !function.takesPrecision()) {
            throw precision.refuse("no precision with " + function.word());
        }
        @Nullable JsonPlace cast = value.find("cast");
        return new ColumnDefault.Call(
                function,
                precision == null ? null : (int) precision.number(0, MAX_PRECISION),
                cast != null && cast.flag());
    }
}
