package io.ballast.common.error;

/**
 * What a caller can set, as far as messages speak of it. Each tool has its own name for it: an option, an attribute of an
 * annotation; the label is for the other tools.
 */
public enum Setting {
    /** The server and database to connect to. */
    DATABASE("database"),
    /** The database that a copy of a template makes. */
    NEW_DATABASE("new database"),
    /** That a database of the new one's name is dropped first. */
    RECREATE("recreate"),
    SCHEMA("schema"),
    TABLE("table"),
    MODE("mode"),
    /** What becomes of rows whose keys are in a table already. */
    ON_CONFLICT("on conflict"),
    /** Whether triggers of tables that are there run. */
    TRIGGERS("triggers"),
    WIRE("wire"),
    VERIFY("verify"),
    STAGING("staging"),
    JOBS("jobs"),
    TIME_ZONE("time zone"),
    DELIMITER("delimiter"),
    /** Which columns the fields of a CSV file are. */
    COLUMNS("columns"),
    /** How many records may be refused and set aside. */
    MAX_ERRORS("max errors"),
    /** The file for records that are refused. */
    REJECTS("rejects"),
    /** Which tables of a source are loaded. */
    TABLES("tables"),
    /** That the types of tables without a schema are found by reading their values. */
    INFER_TYPES("infer types"),
    /** The CSV files to load, by path or pattern. */
    CSV_FILES("CSV files"),
    /** Columns whose values may be copied from a live database. */
    COPY_VALUES("copy values"),
    SKIP_UNSUPPORTED("skip unsupported"),
    /** That SQL text of a source is run. */
    TRUST_SQL("trust SQL"),
    /** That what SQL text of a source makes is omitted. */
    OMIT_SQL("omit SQL"),
    /** That an unfinished fill is given up, of a schema. */
    RESTORE("restoration of schema"),
    DROP("removal of load"),

    /** The directory of an embedded server to stop. */
    STOP_SERVER("a stop of"),
    /** A part of a bundle to generate, by number and count. */
    PART("part"),
    /** The directory of an unfinished bundle to resume generating. */
    UNFINISHED_BUNDLE("a resumed generation into"),
    /** The directory of a virtual bundle whose shards to make. */
    VIRTUAL_BUNDLE("virtual bundle"),
    /** A log with everything in it. */
    VERBOSE("verbose");

    private final String label;

    Setting(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
