package io.ballast.loader.postgres;

/**
 * Whose schemas and tables a load works in beside those that its user names: its own role's, the database owner's, a
 * superuser's. The owner of a table decides what code runs when a row is written to it, as the role that writes.
 */
public final class TrustedOwner {
    private TrustedOwner() {}

    /** The condition, over an expression that is the owner's oid. */
    public static String sql(String owner) {
        return "EXISTS (SELECT FROM pg_catalog.pg_roles AS trusted WHERE trusted.oid = " + owner
                + " AND (trusted.rolname IN (current_user, 'pg_database_owner') OR trusted.rolsuper"
                + " OR trusted.oid = (SELECT datdba FROM pg_catalog.pg_database WHERE datname = current_database())))";
    }
}
