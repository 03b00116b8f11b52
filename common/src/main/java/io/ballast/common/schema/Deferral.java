package io.ballast.common.schema;

/** Whether a transaction may put off the checking of a constraint to its end. */
public enum Deferral {
    NEVER(""),
    IF_ASKED(" DEFERRABLE"),
    AT_FIRST(" DEFERRABLE INITIALLY DEFERRED");

    private final String sql;

    Deferral(String sql) {
        this.sql = sql;
    }

    /** As it stands behind a constraint, with a space before it. */
    String sql() {
        return sql;
    }
}
