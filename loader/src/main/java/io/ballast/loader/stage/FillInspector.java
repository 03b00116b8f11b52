package io.ballast.loader.stage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FillFacts;
import io.ballast.loader.plan.FillObject;
import io.ballast.loader.plan.FillTable;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.TargetFacts;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what decides how tables that are there are filled. Writes nothing. */
public final class FillInspector {
    /** How many tables one statement looks at. */
    private static final int LOOKED_AT = 100;

    private FillInspector() {}

    /** Looks at the tables of the manifest; whether they have rows is looked up where the facts say that the role may read them. */
    public static FillFacts inspect(Connection connection, Manifest manifest, LoadOptions options, TargetFacts facts)
            throws SQLException {
        if (options.mode() != LoadMode.FILL) {
            return FillFacts.NONE;
        }
        List<String> readable = manifest.tables().stream()
                .map(SourceTable::name)
                .filter(table -> facts.schema().existing().containsKey(table)
                        && facts.schema().existing().get(table).rights().mayWrite())
                .toList();
        FillFacts found = inspect(connection, options.schemas(), readable);
        return facts.staged() == null
                ? found
                : new FillFacts(found.tables(), found.objects(), Definitions.read(connection, facts.staged()));
    }

    /** Looks at these tables, which the role may read. */
    static FillFacts inspect(Connection connection, TargetSchemas schemas, List<String> tables) throws SQLException {
        Set<String> filled = filled(connection, schemas, tables);
        Map<String, TriggerWrites.Found> triggers = TriggerWrites.of(connection, schemas, tables);
        List<FillTable> found = PerSchema.ask(schemas, tables, (schema, names) -> new Sql(FillObjectsSql.TABLES)
                .rows(
                        connection,
                        row -> {
                            String table = schemas.tableOf(schema, row.getString(1));
                            TriggerWrites.Found does = triggers.getOrDefault(table, TriggerWrites.Found.NOTHING);
                            return new FillTable(
                                    table,
                                    !filled.contains(table),
                                    row.getString(2),
                                    row.getBoolean(3),
                                    texts(row, 4),
                                    does.writes(),
                                    does.refusing());
                        },
                        schema,
                        names));
        List<FillObject> objects = new ArrayList<>();
        for (String question : List.of(FillObjectsSql.FOREIGN_KEYS, FillObjectsSql.TRIGGERS, FillObjectsSql.INDEXES)) {
            objects.addAll(PerSchema.ask(schemas, tables, (schema, names) -> new Sql(question)
                    .rows(connection, row -> object(schemas, schema, row), schema, names)));
        }
        return new FillFacts(found, objects, null);
    }

    private static FillObject object(TargetSchemas schemas, String schema, ResultSet row) throws SQLException {
        FillObject.Kind kind = FillObject.Kind.valueOf(row.getString(2));
        return new FillObject(
                schemas.tableOf(schema, row.getString(1)),
                kind,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                texts(row, 6),
                texts(row, 7),
                texts(row, 8).stream()
                        .map(tie -> tie(schemas, tie))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /**
     * What the object is tied to, as facts say it: a table of the target, and what of that. A tie to a table of another schema remains
     * only where it says what of that: nothing that is taken away is named so.
     */
    private static Optional<String> tie(TargetSchemas schemas, String tie) {
        int name = tie.indexOf(FillObjectsSql.NAME_FOLLOWS);
        int rest = tie.indexOf(FillObject.SEPARATOR);
        String schema = tie.substring(0, name);
        boolean ofTarget = schemas.names().contains(schema);
        if (rest < 0) {
            return ofTarget ? Optional.of(schemas.tableOf(schema, tie.substring(name + 1))) : Optional.empty();
        }
        String table = ofTarget ? schemas.tableOf(schema, tie.substring(name + 1, rest)) : "";
        return Optional.of(table + tie.substring(rest));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).toList();
    }

    /** Those that hold a row. */
    private static Set<String> filled(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        Set<String> filled = new HashSet<>();
        for (int from = 0; from < tables.size(); from += LOOKED_AT) {
            List<String> some = tables.subList(from, Math.min(from + LOOKED_AT, tables.size()));
            String question = some.stream()
                    .map(table -> "SELECT " + SqlText.literal(table) + " WHERE EXISTS (SELECT FROM "
                            + schemas.sql(table) + ")")
                    .collect(Collectors.joining(" UNION ALL "));
            filled.addAll(new Sql(question).rows(connection, row -> row.getString(1)));
        }
        return filled;
    }
}
