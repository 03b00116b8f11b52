package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.KeyValues;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.reader.SpecLayer;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rows that are there mean for new ones: numbers go on behind the greatest, and a column that refers to a table which is not
 * filled refers to rows that it has.
 */
final class ExistingRows {
    private final Connection connection;
    private final String schema;
    private final Set<String> filled;

    private ExistingRows(Connection connection, String schema, Set<String> filled) {
        this.connection = connection;
        this.schema = schema;
        this.filled = filled;
    }

    /** What has to be said otherwise than drafted. */
    static SpecLayer layer(Connection connection, String schema, List<LiveTable> tables, DatasetSpec draft)
            throws SQLException {
        Set<String> filled = tables.stream().map(LiveTable::name).collect(Collectors.toUnmodifiableSet());
        ExistingRows rows = new ExistingRows(connection, schema, filled);
        Map<String, Object> layers = new LinkedHashMap<>();
        for (LiveTable table : tables) {
            Optional<TableSpec> drafted = draft.tables().stream()
                    .filter(spec -> spec.name().equals(table.name()))
                    .findFirst();
            if (drafted.isPresent()) {
                Map<String, Object> changed = rows.columns(table, drafted.get());
                if (!changed.isEmpty()) {
                    layers.put(table.name(), Map.of("columns", changed));
                }
            }
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("tables", layers);
        return new SpecLayer(ReadableYaml.write(root, path -> true), "rows of schema " + schema);
    }

    private Map<String, Object> columns(LiveTable table, TableSpec drafted) throws SQLException {
        Map<String, Object> changed = new LinkedHashMap<>();
        for (ForeignKeyFacts key : table.constraints().foreignKeys()) {
            if (FilledSchema.leadsElsewhere(schema, filled, key)) {
                refer(table, drafted, key, changed);
            }
        }
        for (ColumnSpec column : drafted.columns()) {
            if (table.rows().count() > 0
                    && column.value() instanceof SequenceKind.OfNumbers numbers
                    && numbers.scale() == 0) {
                goOn(table, column.name(), numbers, changed);
            }
        }
        return changed;
    }

    private void goOn(LiveTable table, String column, SequenceKind.OfNumbers numbers, Map<String, Object> changed)
            throws SQLException {
        Optional<BigInteger> greatest = KeyValues.greatest(connection, schema, table.name(), column);
        if (greatest.isPresent() && greatest.get().compareTo(numbers.firstUnits()) >= 0) {
            Map<String, Object> sequence = new LinkedHashMap<>();
            sequence.put("start", greatest.get().add(BigInteger.ONE));
            sequence.put("step", numbers.stepUnits());
            changed.put(column, Map.of("value", Map.of("sequence", sequence)));
        }
    }

    private void refer(LiveTable table, TableSpec drafted, ForeignKeyFacts key, Map<String, Object> changed)
            throws SQLException {
        boolean optional =
                table.columns().stream().anyMatch(column -> key.columns().contains(column.name()) && column.nullable());
        List<String> values = key.columns().size() == 1
                ? KeyValues.some(
                        connection,
                        key.targetSchema(),
                        key.targetTable(),
                        key.targetColumns().get(0))
                : List.of();
        String column = key.columns().get(0);
        boolean drawn = drafted.columns().stream().anyMatch(spec -> spec.name().equals(column));
        if (!values.isEmpty() && drawn) {
            changed.put(column, Map.of("value", Map.of("choice", Map.of("values", values))));
        } else if (optional && drawn) {
            nullableOf(table, key).forEach(name -> changed.put(name, Map.of("nulls", 1)));
        } else {
            throw unreachable(table, key);
        }
    }

    private static List<String> nullableOf(LiveTable table, ForeignKeyFacts key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.name()) && column.nullable())
                .map(LiveColumn::name)
                .toList();
    }

    private static BallastException unreachable(LiveTable table, ForeignKeyFacts key) {
        String target = key.targetSchema() + "." + key.targetTable();
        String why = key.columns().size() == 1
                ? "which is not filled and has no rows"
                : "which is not filled, by several columns together";
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "foreign key \"" + key.name() + "\" of table \"" + table.name() + "\" refers to " + target + ", " + why
                        + ". Fill that table as well, or leave out \"" + table.name() + "\".");
    }
}
