package io.ballast.loader.postgres;

import java.util.Set;

/** SQLSTATE codes that Ballast tells apart (PostgreSQL manual, appendix A). */
final class SqlStates {
    static final String CANNOT_CONNECT = "08001";
    static final String CONNECTION_REJECTED = "08004";
    static final String INVALID_PARAMETER_VALUE = "22023";
    static final String READ_ONLY_TRANSACTION = "25006";
    static final String UNIQUE_VIOLATION = "23505";
    static final String INVALID_AUTHORIZATION = "28000";
    static final String INVALID_PASSWORD = "28P01";
    static final String NO_SUCH_DATABASE = "3D000";
    static final String SERIALIZATION_FAILURE = "40001";
    static final String DEADLOCK = "40P01";
    static final String SYNTAX_ERROR = "42601";
    static final String DUPLICATE_OBJECT = "42710";
    static final String NO_PRIVILEGE = "42501";
    static final String DISK_FULL = "53100";
    static final String TOO_MANY_CONNECTIONS = "53300";
    static final String OBJECT_IN_USE = "55006";
    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String QUERY_CANCELED = "57014";
    static final String ADMIN_SHUTDOWN = "57P01";
    static final String CRASH_SHUTDOWN = "57P02";
    static final String CANNOT_CONNECT_NOW = "57P03";

    /** RAISE EXCEPTION without a code of its own. */
    static final String RAISED = "P0001";

    static final String CLASS_CONNECTION = "08";
    static final String CLASS_CONSTRAINT = "23";
    static final String CLASS_LIMIT = "54";
    /** Rows that come twice where a statement may meet each once, as ON CONFLICT DO UPDATE may. */
    static final String CLASS_CARDINALITY = "21";

    /** Classes of what is wrong with the rows: data, constraints, a view's check, limits of the server. */
    static final Set<String> OF_THE_ROWS = Set.of("22", CLASS_CONSTRAINT, "44", CLASS_LIMIT);

    /**
     * Classes of what is wrong with the target or what the role may do: a feature that is missing, grantors and roles, names, dependent
     * objects, states of objects; and whatever fails inside functions and triggers of the target.
     */
    static final Set<String> OF_THE_TARGET = Set.of(
            "09",
            "0A",
            "0L",
            "0P",
            "20",
            CLASS_CARDINALITY,
            "27",
            "28",
            "2B",
            "2D",
            "2F",
            "38",
            "39",
            "3D",
            "3F",
            "42",
            "55",
            "HV",
            "P0");

    /** What is raised without a code of its own in C, as extensions do of text that they cannot read. */
    static final String INTERNAL = "XX000";

    /** SQL that is wrong, or names what is not there. Types of queries, paths and names say so of their text too. */
    static final String CLASS_SQL = "42";

    private SqlStates() {}
}
