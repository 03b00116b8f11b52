package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an expression comes to, as text: that of texts, and of numbers that do not fit into words. */
final class ExpressionTexts extends TextSource {
    private final ColumnTerms columns;
    private final Term term;
    /** The digits after the point that numbers are rounded to; null where the type keeps any. */
    private final @Nullable Integer digits;

    private final boolean[] nulls = vector().addNulls();

    ExpressionTexts(RowBatch batch, ColumnType type, ColumnTerms columns, Term term) {
        super(batch, Math.addExact(term.maxBytes(), Objects.requireNonNullElse(TypeLimits.scale(type), 0)), false);
        this.columns = columns;
        this.term = term;
        this.digits = TypeLimits.scale(type);
    }

    @Override
    void prepare(int count) {
        columns.fill(count);
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        String text = text(i);
        nulls[i] = text == null;
        if (text == null) {
            return position;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, bytes, position, utf8.length);
        return position + utf8.length;
    }

    private @Nullable String text(int i) {
        if (digits == null || !(term instanceof Term.Numbers number)) {
            return term.text(i);
        }
        BigDecimal value = number.value().at(i);
        return value == null
                ? null
                : value.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
