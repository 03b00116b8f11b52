package io.ballast.common.schema;

/** The closed list of PostgreSQL types that a column, or the elements of an array column, may have. */
public enum BaseType {
    UUID("uuid"),
    TEXT("text"),
    VARCHAR("varchar"),
    CHAR("char"),
    SMALLINT("smallint"),
    INTEGER("integer"),
    BIGINT("bigint"),
    NUMERIC("numeric"),
    REAL("real"),
    DOUBLE_PRECISION("double precision"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIME("time"),
    TIMESTAMP("timestamp"),
    TIMESTAMPTZ("timestamptz"),
    INTERVAL("interval"),
    JSON("json"),
    JSONB("jsonb"),
    BYTEA("bytea"),
    INET("inet");

    private final String sqlName;

    BaseType(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The name as PostgreSQL's documentation writes it, without length or precision. */
    public String sqlName() {
        return sqlName;
    }
}
