package io.ballast.loader.template;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the server's catalog says about databases, by one session. */
final class DatabaseCatalog {
    private static final Sql DATABASE = new Sql("""
            SELECT coalesce(pg_catalog.shobj_description(oid, 'pg_database'), ''), datistemplate AND NOT datallowconn,
                   xmin::text
              FROM pg_catalog.pg_database WHERE datname = ?""");

    private static final Sql IS_TEMPLATE =
            new Sql("SELECT datistemplate FROM pg_catalog.pg_database WHERE datname = ?");

    private static final Sql ROLE = new Sql("""
            SELECT current_user, rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user""");

    private static final Sql CLONES_FILES = new Sql("""
            SELECT 'clone' = ANY (enumvals) FROM pg_catalog.pg_settings WHERE name = 'file_copy_method'""");

    private final Connection connection;

    DatabaseCatalog(Connection connection) {
        this.connection = connection;
    }

    /**
     * Who the session is.
     *
     * @param mayCreate whether the role may create databases
     */
    record Role(String name, boolean mayCreate) {}

    Role role() throws SQLException {
        return ROLE.rows(connection, row -> new Role(row.getString(1), row.getBoolean(2)))
                .get(0);
    }

    <T> List<T> rows(Sql question, Sql.RowReader<T> reader) throws SQLException {
        return question.rows(connection, reader);
    }

    int majorVersion() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    boolean exists(String database) throws SQLException {
        return !DATABASE.rows(connection, row -> true, database).isEmpty();
    }

    /** Whether it is there to be copied. */
    boolean isTemplate(String database) throws SQLException {
        return IS_TEMPLATE.rows(connection, row -> row.getBoolean(1), database).contains(true);
    }

    TemplateState stateOf(TemplateName name) throws SQLException {
        List<TemplateState> found = DATABASE.rows(
                connection, row -> state(row.getString(1), name, row.getBoolean(2), row.getString(3)), name.template());
        return found.isEmpty() ? TemplateState.MISSING : found.get(0);
    }

    /** Whether the server can copy files by sharing their blocks; file systems that cannot do it make a copy of it. */
    boolean canCloneFiles() throws SQLException {
        return CLONES_FILES.rows(connection, row -> row.getBoolean(1)).contains(true);
    }

    private static TemplateState state(String comment, TemplateName name, boolean closed, String transaction) {
        if (!comment.startsWith(CloneSql.COMMENT_PREFIX)) {
            return TemplateState.FOREIGN;
        }
        String whole = CloneSql.COMMENT_PREFIX + CloneSql.wholePrefix(name);
        if (!comment.startsWith(whole)) {
            return TemplateState.UNFINISHED;
        }
        return closed && comment.equals(whole + transaction) ? TemplateState.READY : TemplateState.OPENED;
    }
}
