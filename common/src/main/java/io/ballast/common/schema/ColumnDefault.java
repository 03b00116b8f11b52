package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/** The default of a column: a literal, the next number of a sequence, or one of a closed list of functions; never free SQL text. */
public sealed interface ColumnDefault {
    /** A value in PostgreSQL's text form for the column's type; quoted when written as SQL. */
    record Literal(String text) implements ColumnDefault {}

    /** The next number of a sequence that is made with the table, belongs to the column, and goes with it: a serial. */
    record NextNumber(SequenceOptions sequence) implements ColumnDefault {}

    /**
     * A function that PostgreSQL evaluates for each inserted row.
     *
     * @param precision digits after the point of a second; null for all there are
     * @param cast whether a cast to the column's type is written out, as assigning it does anyway
     */
    record Call(DefaultFunction function, @Nullable Integer precision, boolean cast) implements ColumnDefault {
        /** The function alone. */
        public Call(DefaultFunction function) {
            this(function, null, false);
        }

        public Call {
            if (precision != null && !function.takesPrecision()) {
                throw new IllegalArgumentException(function.sql() + " takes no precision");
            }
        }

        /** In SQL, for a column of the type. */
        String sql(ColumnType type) {
            String called = precision == null ? function.sql() : function.sql() + "(" + precision + ")";
            return cast ? "(" + called + ")::" + type.sql() : called;
        }
    }
}
