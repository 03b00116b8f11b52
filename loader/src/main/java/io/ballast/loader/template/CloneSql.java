package io.ballast.loader.template;

import io.ballast.common.schema.SqlText;
import java.sql.SQLException;
import java.util.List;

/** The statements that make, finish, copy and drop databases. */
final class CloneSql {
    static final String COMMENT_PREFIX = "ballast template 1 ";

    /** Where the file system cannot, the kernel copies. */
    private static final String SHARE_BLOCKS = "SET file_copy_method = clone";

    private static final int FIRST_WITH_STRATEGY = 15;

    private CloneSql() {}

    /** Removes a template, finished or not. */
    static List<String> dropTemplate(String template) {
        return List.of("ALTER DATABASE " + SqlText.name(template) + " IS_TEMPLATE false", drop(template));
    }

    static String drop(String database) {
        return "DROP DATABASE IF EXISTS " + SqlText.name(database) + " WITH (FORCE)";
    }

    /** Makes an empty template that says it is not finished. */
    static List<String> createTemplate(TemplateName name) {
        return List.of(
                "CREATE DATABASE " + SqlText.name(name.template()),
                comment(name.template(), "loading " + name.identity()));
    }

    /**
     * Lets nobody in any more, and says that the template is complete. The comment holds the number of the transaction that closed it:
     * opening the template again, or replacing it, leaves another one in its row of {@code pg_database}.
     */
    static List<String> finishTemplate(TemplateName name) {
        String whole = SqlText.literal(COMMENT_PREFIX + wholePrefix(name));
        return List.of(
                "ALTER DATABASE " + SqlText.name(name.template()) + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true",
                "DO $$ BEGIN EXECUTE (SELECT pg_catalog.format('COMMENT ON DATABASE %I IS %L', datname, " + whole
                        + " || xmin) FROM pg_catalog.pg_database WHERE datname = " + SqlText.literal(name.template())
                        + "); END $$");
    }

    /** The comment of a whole template as far as the number of the transaction. */
    static String wholePrefix(TemplateName name) {
        return "whole " + name.identity() + " since ";
    }

    /**
     * Copies the template; after that the session copies files as it did for this one.
     *
     * @param catalog of the server: 15 and newer have to be asked to copy files, which older ones always do, and 18 to share blocks
     */
    static List<String> copy(TemplateName name, String database, DatabaseCatalog catalog) throws SQLException {
        String create = "CREATE DATABASE " + SqlText.name(database) + " TEMPLATE " + SqlText.name(name.template())
                + (catalog.majorVersion() >= FIRST_WITH_STRATEGY ? " STRATEGY FILE_COPY" : "");
        return catalog.canCloneFiles() ? List.of(SHARE_BLOCKS, create) : List.of(create);
    }

    /** Says that the database is a copy to be dropped, and when. */
    static String mark(TemporaryCopy copy) {
        return "COMMENT ON DATABASE " + SqlText.name(copy.database()) + " IS " + SqlText.literal(copy.comment());
    }

    static String rename(String from, String to) {
        return "ALTER DATABASE " + SqlText.name(from) + " RENAME TO " + SqlText.name(to);
    }

    private static String comment(String database, String text) {
        return "COMMENT ON DATABASE " + SqlText.name(database) + " IS " + SqlText.literal(COMMENT_PREFIX + text);
    }
}
