package io.ballast.loader.template;

import io.ballast.common.schema.SqlText;
import java.util.List;

/** The statements that make, finish, copy and drop databases. Pure. */
final class CloneSql {
    static final String COMMENT_PREFIX = "ballast template 1 ";

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

    /** Says that the template is whole, and lets nobody in any more. */
    static List<String> finishTemplate(TemplateName name) {
        return List.of(
                "ALTER DATABASE " + SqlText.name(name.template()) + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true",
                comment(name.template(), "whole " + name.identity()));
    }

    /**
     * Copies the template under the name for copies that are not verified yet.
     *
     * @param major of the server; 15 and newer are told to copy files, which older ones always do
     */
    static String copy(TemplateName name, int major) {
        return "CREATE DATABASE " + SqlText.name(name.unverified()) + " TEMPLATE " + SqlText.name(name.template())
                + (major >= FIRST_WITH_STRATEGY ? " STRATEGY FILE_COPY" : "");
    }

    static String rename(String from, String to) {
        return "ALTER DATABASE " + SqlText.name(from) + " RENAME TO " + SqlText.name(to);
    }

    private static String comment(String database, String text) {
        return "COMMENT ON DATABASE " + SqlText.name(database) + " IS " + SqlText.literal(COMMENT_PREFIX + text);
    }
}
