package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the default of a column: a literal, {@code { function: now }}, or {@code { sequence: {} }}. */
final class DefaultReader {
    private static final int MAX_PRECISION = 6;

    private static final Map<String, DefaultFunction> FUNCTIONS = functions();

    private DefaultReader() {}

    static @Nullable ColumnDefault read(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return null;
        }
        if (!node.isMapping()) {
            return new ColumnDefault.Literal(Literals.read(node, type));
        }
        SpecNode sequence = node.find("sequence");
        return sequence == null
                ? call(node.allow("function", "precision", "cast", "sequence"), type)
                : new ColumnDefault.NextNumber(
                        NumberingReader.ofDefault(node.allow("sequence").require("sequence"), type));
    }

    private static ColumnDefault.Call call(SpecNode node, ColumnType type) {
        SpecNode word = node.require("function");
        SpecNode precision = node.find("precision");
        SpecNode cast = node.find("cast");
        DefaultFunction function = word.oneOf("function", FUNCTIONS);
        if (!function.canFill(type)) {
            throw word.refused("function " + word.text() + " cannot fill " + type);
        }
        if (precision != null && !function.takesPrecision()) {
            throw precision.refused("function " + word.text() + " takes no precision");
        }
        return new ColumnDefault.Call(
                function,
                precision == null ? null : precision.wholeNumber(0, MAX_PRECISION),
                cast != null && cast.bool());
    }

    private static Map<String, DefaultFunction> functions() {
        Map<String, DefaultFunction> words = new LinkedHashMap<>();
        for (DefaultFunction function : DefaultFunction.values()) {
            words.put(function.word(), function);
        }
        return words;
    }
}
