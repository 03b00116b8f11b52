package io.ballast.introspect.facts;

import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TableSettings;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** How the tables of a schema are kept, and what of that no spec can say. */
final class SettingCatalog {
    private static final String TABLES = """
            SELECT c.oid AS table_oid, c.reloptions AS storage, s.reloptions AS toast, c.relreplident::text AS identity,
                   known.relname AS identity_index, sorted.relname AS cluster
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class s ON s.oid = c.reltoastrelid
              LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i'
              LEFT JOIN pg_class known ON known.oid = i.indexrelid
              LEFT JOIN pg_index k ON k.indrelid = c.oid AND k.indisclustered
              LEFT JOIN pg_class sorted ON sorted.oid = k.indexrelid
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND (c.reloptions IS NOT NULL OR s.reloptions IS NOT NULL OR c.relreplident <> 'd' OR k.indexrelid IS NOT NULL)""";

    private static final String INDEXES = """
            SELECT i.indrelid AS table_oid, c.relname AS name, c.reloptions AS storage
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p') AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ? AND c.reloptions IS NOT NULL
             ORDER BY c.relname""";

    /** Statistics of several columns, in the schema of their table. */
    private static final String STATISTICS = """
            SELECT s.stxrelid AS table_oid, s.stxname AS name, obj_description(s.oid, 'pg_statistic_ext') AS comment,
                   ARRAY(SELECT a.attname::text FROM unnest(s.stxkeys::int2[]) WITH ORDINALITY AS k(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.attnum ORDER BY k.position) AS columns,
                   s.stxkind::text[] AS kinds, to_jsonb(s) ->> 'stxexprs' IS NOT NULL AS expressions, -- since 14
                   CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS target, s.stxnamespace = t.relnamespace AS beside
              FROM pg_statistic_ext s
              JOIN pg_class t ON t.oid = s.stxrelid AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ?
             ORDER BY s.stxname""";

    private final Map<Long, TableSettings> settings = new HashMap<>();
    private final Map<Long, List<String>> others = new HashMap<>();

    private SettingCatalog() {}

    static SettingCatalog of(Connection connection, String schema) throws SQLException {
        SettingCatalog catalog = new SettingCatalog();
        new Sql(TABLES).rows(connection, catalog::addTable, schema);
        new Sql(STATISTICS).rows(connection, catalog::addStatistics, schema);
        new Sql(INDEXES).rows(connection, catalog::addIndex, schema);
        return catalog;
    }

    TableSettings ofTable(long table) {
        return settings.getOrDefault(table, TableSettings.NONE);
    }

    /** What no spec can say of the table, in words. */
    List<String> othersOf(long table) {
        return others.getOrDefault(table, List.of());
    }

    private boolean addTable(ResultSet row) throws SQLException {
        List<String> options = new ArrayList<>(CatalogQuery.texts(row, "storage"));
        CatalogQuery.texts(row, "toast").forEach(option -> options.add(StorageParameters.TOAST + option));
        long table = row.getLong("table_oid");
        addOthers(table, options, StorageParameters::faultOfTable, "");
        settings.put(
                table,
                new TableSettings(
                        known(options, StorageParameters::faultOfTable),
                        identity(row),
                        row.getString("cluster"),
                        List.of()));
        return true;
    }

    private static @Nullable ReplicaIdentity identity(ResultSet row) throws SQLException {
        String index = row.getString("identity_index");
        return switch (row.getString("identity")) {
            case "f" -> new ReplicaIdentity(ReplicaIdentity.Kind.FULL, null);
            case "d" -> null;
            // An index that is gone leaves nothing to tell rows apart by.
            default ->
                index == null ? new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, null) : ReplicaIdentity.by(index);
        };
    }

    private boolean addStatistics(ResultSet row) throws SQLException {
        long table = row.getLong("table_oid");
        if (row.getBoolean("expressions") || !row.getBoolean("beside")) {
            String reason = row.getBoolean("beside") ? " over expressions" : " of another schema";
            return others.computeIfAbsent(table, key -> new ArrayList<>())
                    .add("extended statistics \"" + row.getString("name") + "\"" + reason);
        }
        List<ExtendedStatistics.Kind> kinds = new ArrayList<>();
        for (String letter : CatalogQuery.texts(row, "kinds")) {
            kinds.add(
                    switch (letter) {
                        case "d" -> ExtendedStatistics.Kind.NDISTINCT;
                        case "f" -> ExtendedStatistics.Kind.DEPENDENCIES;
                        default -> ExtendedStatistics.Kind.MCV;
                    });
        }
        String target = row.getString("target");
        TableSettings before = ofTable(table);
        List<ExtendedStatistics> all = new ArrayList<>(before.statistics());
        all.add(new ExtendedStatistics(
                ConstraintCatalog.label(row),
                CatalogQuery.texts(row, "columns"),
                kinds,
                target == null ? null : Integer.valueOf(target)));
        settings.put(table, new TableSettings(before.storage(), before.replicaIdentity(), before.cluster(), all));
        return true;
    }

    private boolean addIndex(ResultSet row) throws SQLException {
        addOthers(
                row.getLong("table_oid"),
                CatalogQuery.texts(row, "storage"),
                StorageParameters::faultOfIndex,
                " of index \"" + row.getString("name") + "\"");
        return true;
    }

    private void addOthers(long table, List<String> options, BinaryOperator<@Nullable String> fault, String place) {
        Map<String, String> known = known(options, fault);
        List<String> unknown = options.stream()
                .filter(option -> !known.containsKey(name(option)))
                .toList();
        if (!unknown.isEmpty()) {
            others.computeIfAbsent(table, key -> new ArrayList<>())
                    .add("storage parameters " + String.join(", ", unknown) + place);
        }
    }

    /** Those of an index that a spec can say. */
    static Map<String, String> ofIndex(List<String> options) {
        return known(options, StorageParameters::faultOfIndex);
    }

    /** Those of a column that a spec can say. */
    static Map<String, String> ofColumn(List<String> options) {
        return known(options, StorageParameters::faultOfColumn);
    }

    private static Map<String, String> known(List<String> options, BinaryOperator<@Nullable String> fault) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String option : options) {
            String value = option.substring(option.indexOf('=') + 1);
            if (fault.apply(name(option), value) == null) {
                known.put(name(option), value);
            }
        }
        return known;
    }

    private static String name(String option) {
        return option.substring(0, Math.max(0, option.indexOf('=')));
    }
}
