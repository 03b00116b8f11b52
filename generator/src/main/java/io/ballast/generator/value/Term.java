package io.ballast.generator.value;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.expression.ValueShape.Nature;
import io.ballast.spec.literal.LiteralUnits;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a part of an expression comes to, row by row; filled with what it is computed from before. */
sealed interface Term {
    Nature nature();

    /** The most bytes that its text takes. */
    int maxBytes();

    /** The text for row i of the batch; null for null. */
    @Nullable
    String text(int i);

    /** For each row a number; null for null. */
    @FunctionalInterface
    interface NumberAt {
        @Nullable
        BigDecimal at(int i);
    }

    /** For each row a text; null for null. */
    @FunctionalInterface
    interface TextAt {
        @Nullable
        String at(int i);
    }

    /** A number; of a date its days, of a moment its microseconds. */
    record Numbers(Nature nature, int maxBytes, NumberAt value) implements Term {
        @Override
        public @Nullable String text(int i) {
            BigDecimal number = value.at(i);
            if (number == null) {
                return null;
            }
            BigInteger units = number.toBigInteger();
            return switch (nature) {
                case DATE -> LiteralUnits.literal(ColumnType.of(BaseType.DATE), units);
                case MOMENT -> LiteralUnits.literal(ColumnType.of(BaseType.TIMESTAMP), units);
                case NUMBER, TEXT -> number.toPlainString();
            };
        }
    }

    /** A text. */
    record Texts(int maxBytes, TextAt value) implements Term {
        @Override
        public Nature nature() {
            return Nature.TEXT;
        }

        @Override
        public @Nullable String text(int i) {
            return value.at(i);
        }
    }
}
