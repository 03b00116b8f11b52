package io.ballast.loader.template;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What the server's catalog says about databases, by one session. */
final class DatabaseCatalog {
    private static final String DATABASE = """
            SELECT coalesce(pg_catalog.shobj_description(oid, 'pg_database'), ''), datistemplate, datallowconn
              FROM pg_catalog.pg_database WHERE datname = ?""";

    private static final String ROLE = """
            SELECT current_user, rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user""";

    private static final String CLONING = """
            SELECT enumvals FROM pg_catalog.pg_settings WHERE name = ?""";

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
        try (PreparedStatement query = connection.prepareStatement(ROLE);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Role(row.getString(1), row.getBoolean(2));
        }
    }

    int majorVersion() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    boolean exists(String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DATABASE)) {
            query.setString(1, database);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    TemplateState stateOf(TemplateName name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DATABASE)) {
            query.setString(1, name.template());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return TemplateState.MISSING;
                }
                return state(row.getString(1), name, row.getBoolean(2) && !row.getBoolean(3));
            }
        }
    }

    /** Whether the server can copy files by sharing their blocks, which file systems that cannot do it turn into a copy. */
    boolean canCloneFiles() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CLONING)) {
            query.setString(1, "file_copy_method");
            try (ResultSet row = query.executeQuery()) {
                return row.next() && values(row).contains("clone");
            }
        }
    }

    private static TemplateState state(String comment, TemplateName name, boolean closed) {
        if (!comment.startsWith(CloneSql.COMMENT_PREFIX)) {
            return TemplateState.FOREIGN;
        }
        if (!comment.equals(CloneSql.COMMENT_PREFIX + "whole " + name.identity())) {
            return TemplateState.UNFINISHED;
        }
        return closed ? TemplateState.READY : TemplateState.OPENED;
    }

    private static List<String> values(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray(1).getArray());
    }
}
