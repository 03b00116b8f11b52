package io.ballast.loader.stage;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FillTable.TriggerWrite;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables that triggers insert rows into, by reading the text of their functions: a profile for each user, a history of each
 * change. It is a guess: statements that a function puts together are not found, and comments are read as well.
 */
final class TriggerWrites {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final Pattern INSERT = Pattern.compile(
            "\\bINSERT\\s+INTO\\s+(?:" + NAME + "\\s*\\.\\s*)?" + NAME,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final TargetSchemas schemas;
    private final List<String> tables;

    private TriggerWrites(TargetSchemas schemas, List<String> tables) {
        this.schemas = schemas;
        this.tables = tables;
    }

    /** What triggers of these tables insert into others of them, by the table whose rows fire them. */
    static Map<String, List<TriggerWrite>> of(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        TriggerWrites writes = new TriggerWrites(schemas, tables);
        Map<String, List<TriggerWrite>> found = new HashMap<>();
        List<Source> sources = PerSchema.ask(schemas, tables, (schema, names) -> new Sql(FillObjectsSql.TRIGGER_SOURCES)
                .rows(
                        connection,
                        row -> new Source(
                                schemas.tableOf(schema, row.getString(1)), row.getString(2), row.getString(3)),
                        schema,
                        names));
        sources.forEach(source ->
                found.computeIfAbsent(source.table(), key -> new ArrayList<>()).addAll(writes.of(source)));
        return found;
    }

    /** A trigger and the text of its function. */
    private record Source(String table, String trigger, String text) {}

    private List<TriggerWrite> of(Source source) {
        List<TriggerWrite> writes = new ArrayList<>();
        Matcher insert = INSERT.matcher(source.text());
        while (insert.find()) {
            table(insert.group(1), insert.group(2))
                    .filter(table -> !table.equals(source.table()))
                    .map(table -> new TriggerWrite(source.trigger(), table))
                    .filter(write -> !writes.contains(write))
                    .ifPresent(writes::add);
        }
        return writes;
    }

    /** The table of the load that is called so; without a schema, the first of that name. */
    private Optional<String> table(String schema, String name) {
        return schemas.names().stream()
                .filter(each -> schema == null || each.equals(name(schema)))
                .map(each -> schemas.tableOf(each, name(name)))
                .filter(tables::contains)
                .findFirst();
    }

    /** The name that an identifier stands for. */
    private static String name(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier.toLowerCase(Locale.ROOT);
    }
}
