package io.ballast.common.schema;

/**
 * How far a CHECK constraint reaches.
 *
 * @param enforced whether the server checks it at all; PostgreSQL 18 and newer need not
 * @param valid whether rows that were there before it are known to keep it; those that come later have to anyway
 * @param noInherit whether tables that inherit from this one are not bound by it
 */
public record CheckTraits(boolean enforced, boolean valid, boolean noInherit) {
    public static final CheckTraits ALL = new CheckTraits(true, true, false);

    public static final CheckTraits NOT_ENFORCED = new CheckTraits(false, true, false);

    /** Whether all rows are checked when it is added. */
    boolean checksRows() {
        return enforced && valid;
    }

    /** What stands behind the condition. */
    String sql() {
        return (noInherit ? " NO INHERIT" : "") + (!enforced ? " NOT ENFORCED" : valid ? "" : " NOT VALID");
    }
}
