package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.expression.Expression;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What an expression comes to, as words, rounded to the type's digits: half away from 0, as PostgreSQL rounds. */
final class ExpressionWords extends WordSource {
    private final ColumnTerms columns;
    private final Term.Numbers term;
    private final ColumnType type;
    private final String table;
    private final BigInteger smallest;
    private final BigInteger largest;
    private final boolean[] nulls = vector.addNulls();

    private ExpressionWords(RowBatch batch, ColumnType type, ColumnTerms columns, Term.Numbers term, String table) {
        super(batch, UnitForms.form(type), UnitForms.digits(type));
        this.columns = columns;
        this.term = term;
        this.type = type;
        this.table = table;
        this.smallest = LiteralUnits.smallest(type);
        this.largest = LiteralUnits.largest(type);
    }

    /** The source of an expression's values; where not all of the type fit into words they are texts. */
    static Source of(Expression expression, SourceFactory factory) {
        ColumnTerms columns = new ColumnTerms(factory.sources());
        Term term = new ExpressionTerms(columns).of(expression);
        RowBatch batch = factory.sources().batch();
        return term instanceof Term.Numbers number && areWords(factory.type())
                ? new ExpressionWords(
                        batch,
                        factory.type(),
                        columns,
                        number,
                        factory.sources().table().name())
                : new ExpressionTexts(batch, factory.type(), columns, term);
    }

    private static boolean areWords(ColumnType type) {
        BigDecimal largest = TypeLimits.largest(type);
        return LiteralUnits.has(type)
                && (largest == null
                        || largest.movePointRight(LiteralUnits.digits(type))
                                        .toBigInteger()
                                        .bitLength()
                                < Long.SIZE);
    }

    @Override
    public void fill(int count) {
        columns.fill(count);
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            BigDecimal number = term.value().at(i);
            nulls[i] = number == null;
            words[i] = number == null ? 0 : word(number, batch.rows[i]);
        }
    }

    private long word(BigDecimal number, long row) {
        BigInteger units = LiteralUnits.round(
                type, number.setScale(vector.digits(), RoundingMode.HALF_UP).unscaledValue());
        if (units.compareTo(smallest) < 0 || units.compareTo(largest) > 0) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "tables." + table + ": in row " + row + " an expression comes to " + number.toPlainString()
                            + ", which " + type + " cannot hold; limit it with least(…) and greatest(…).");
        }
        return units.longValueExact();
    }
}
