package io.ballast.common.schema;

/** The default of a column: a literal, or one of a closed list of functions; never free SQL text. */
public sealed interface ColumnDefault {
    /** A value in PostgreSQL's text form for the column's type; quoted when written as SQL. */
    record Literal(String text) implements ColumnDefault {}

    /** A function without arguments that PostgreSQL evaluates for each inserted row. */
    enum Function implements ColumnDefault {
        NOW("now()"),
        CURRENT_DATE("CURRENT_DATE"),
        GEN_RANDOM_UUID("gen_random_uuid()");

        private final String sql;

        Function(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }

        /** Whether PostgreSQL assigns the function's result to a column of the type, and the result is a value of it. */
        public boolean canFill(ColumnType type) {
            return switch (this) {
                case NOW -> type.is(TypeFamily.TIMESTAMP) || type.is(TypeFamily.DATE) || type.is(TypeFamily.TIME);
                case CURRENT_DATE -> type.is(TypeFamily.DATE) || type.is(TypeFamily.TIMESTAMP);
                case GEN_RANDOM_UUID -> type.is(TypeFamily.UUID);
            };
        }
    }
}
