package io.ballast.introspect;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.KeyValues;
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

/**
 * What rows that are there mean for new ones: numbers go on behind the greatest, and a column that would refer to a table without rows is
 * null.
 */
final class ExistingRows {
    private final Connection connection;
    private final TargetSchemas schemas;
    private final Map<String, Set<String>> unreachable;

    private ExistingRows(Connection connection, TargetSchemas schemas, Map<String, Set<String>> unreachable) {
        this.connection = connection;
        this.schemas = schemas;
        this.unreachable = unreachable;
    }

    /**
     * What has to be said otherwise than drafted.
     *
     * @param unreachable columns, by table, for which there is nothing to refer to
     */
    static SpecLayer layer(
            Connection connection,
            TargetSchemas schemas,
            List<LiveTable> tables,
            DatasetSpec draft,
            Map<String, Set<String>> unreachable)
            throws SQLException {
        ExistingRows rows = new ExistingRows(connection, schemas, unreachable);
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
        return new SpecLayer(ReadableYaml.write(root, path -> true), "rows of schema " + schemas.text());
    }

    private Map<String, Object> columns(LiveTable table, TableSpec drafted) throws SQLException {
        Map<String, Object> changed = new LinkedHashMap<>();
        Set<String> nulls = unreachable.getOrDefault(table.name(), Set.of());
        for (ColumnSpec column : drafted.columns()) {
            if (nulls.contains(column.name())) {
                changed.put(column.name(), Map.of("nulls", 1));
            }
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
        Optional<BigInteger> greatest = KeyValues.greatest(connection, schemas.sql(table.name()), column);
        if (greatest.isPresent() && greatest.get().compareTo(numbers.firstUnits()) >= 0) {
            Map<String, Object> sequence = new LinkedHashMap<>();
            sequence.put("start", greatest.get().add(BigInteger.ONE));
            sequence.put("step", numbers.stepUnits());
            changed.put(column, Map.of("value", Map.of("sequence", sequence)));
        }
    }
}
