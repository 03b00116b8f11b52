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
import java.util.stream.Stream;

/**
 * Finds tables that triggers insert rows into, and triggers that refuse rows, by reading the text of their functions: a profile for each user, a history of each
 * change. It is a guess: statements that a function puts together are not found, and comments are read as well.
 */
final class TriggerWrites {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final Pattern INSERT = Pattern.compile(
            "\\bINSERT\\s+INTO\\s+(?:" + NAME + "\\s*\\.\\s*)?" + NAME,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Not what only tells something: PL/pgSQL raises exceptions where no lower level is named. */
    private static final Pattern RAISE =
            Pattern.compile("\\bRAISE\\b(?!\\s+(?:DEBUG|LOG|INFO|NOTICE|WARNING)\\b)", Pattern.CASE_INSENSITIVE);

    private final TargetSchemas schemas;
    private final List<String> tables;

    private TriggerWrites(TargetSchemas schemas, List<String> tables) {
        this.schemas = schemas;
        this.tables = tables;
    }

    /** What triggers of these tables do besides, by the table whose rows fire them. */
    static Map<String, Found> of(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        TriggerWrites writes = new TriggerWrites(schemas, tables);
        List<Source> sources = PerSchema.ask(schemas, tables, (schema, names) -> new Sql(FillObjectsSql.TRIGGER_SOURCES)
                .rows(
                        connection,
                        row -> new Source(
                                schemas.tableOf(schema, row.getString(1)), row.getString(2), row.getString(3)),
                        schema,
                        names));
        Map<String, Found> found = new HashMap<>();
        sources.forEach(source -> found.merge(source.table(), writes.of(source), Found::and));
        return found;
    }

    /**
     * What triggers of a table do.
     *
     * @param writes what they insert into other tables of the load
     * @param refusing the names of those that may refuse rows
     */
    record Found(List<TriggerWrite> writes, List<String> refusing) {
        static final Found NOTHING = new Found(List.of(), List.of());

        private Found and(Found other) {
            return new Found(joined(writes, other.writes), joined(refusing, other.refusing));
        }

        private static <T> List<T> joined(List<T> some, List<T> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
    }

    /** A trigger and the text of its function. */
    private record Source(String table, String trigger, String text) {}

    private Found of(Source source) {
        List<TriggerWrite> writes = new ArrayList<>();
        Matcher insert = INSERT.matcher(source.text());
        while (insert.find()) {
            table(insert.group(1), insert.group(2))
                    .filter(table -> !table.equals(source.table()))
                    .map(table -> new TriggerWrite(source.trigger(), table))
                    .filter(write -> !writes.contains(write))
                    .ifPresent(writes::add);
        }
        return new Found(writes, RAISE.matcher(source.text()).find() ? List.of(source.trigger()) : List.of());
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
