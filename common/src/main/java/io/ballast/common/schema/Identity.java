package io.ballast.common.schema;

/** That a column is numbered by an identity sequence (manual, 5.3). */
public record Identity(Generation generated, SequenceOptions sequence) {
    /** Whether an INSERT may give a number of its own; COPY may always. */
    public enum Generation {
        ALWAYS("ALWAYS"),
        BY_DEFAULT("BY DEFAULT");

        private final String sql;

        Generation(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }
}
