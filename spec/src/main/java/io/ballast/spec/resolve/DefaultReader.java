package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the default of a column: a literal, or {@code { function: now }}. */
public final class DefaultReader {
    /** Also the words that the writer uses. */
    public static final Map<String, ColumnDefault.Function> FUNCTIONS = Keywords.of(
            "now",
            ColumnDefault.Function.NOW,
            "current_date",
            ColumnDefault.Function.CURRENT_DATE,
            "gen_random_uuid",
            ColumnDefault.Function.GEN_RANDOM_UUID);

    private DefaultReader() {}

    static @Nullable ColumnDefault read(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return null;
        }
        if (!node.isMapping()) {
            return new ColumnDefault.Literal(Literals.read(node, type));
        }
        SpecNode word = node.allow("function").require("function");
        ColumnDefault.Function function = word.oneOf("function", FUNCTIONS);
        if (!function.canFill(type)) {
            throw word.refused("function " + word.text() + " cannot fill " + type);
        }
        return function;
    }
}
