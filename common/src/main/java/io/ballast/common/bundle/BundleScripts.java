package io.ballast.common.bundle;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.PlacedPartition;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlParts;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSql;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.common.schema.View;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The psql scripts of a bundle. They name no schema, so the tables are made in the first one of the search path. {@code load.sql}
 * loads everything in one transaction, since psql notices only after the COPY that the program feeding it has failed.
 */
final class BundleScripts {
    private BundleScripts() {}

    /** {@code schema.sql}: the types, then the bare tables and their comments. */
    static String schema(Bundle bundle) {
        StringBuilder sql = header("Makes the tables, without keys and indexes: rows go in faster so.");
        List<TableSchema> tables =
                bundle.tables().stream().map(BundleTable::schema).toList();
        warn(sql, SqlParts.ofTypes(tables));
        for (UserType type : UserTypes.declared(tables)) {
            add(sql, TypeSql.create(null, type));
            TypeSql.details(null, type).forEach(statement -> add(sql, statement));
        }
        Map<String, TableSchema> byName =
                tables.stream().collect(Collectors.toMap(TableSchema::name, Function.identity()));
        for (BundleTable table : Inheritance.parentsFirst(bundle.tables(), BundleTable::schema)) {
            SchemaSql.createTable(null, table.schema(), byName).forEach(statement -> add(sql, statement));
            SchemaSql.comments(null, table.schema()).forEach(statement -> add(sql, statement));
            sql.append('\n');
        }
        return sql.toString();
    }

    /** {@code constraints.sql}: keys, indexes and checks table by table, then all foreign keys. */
    static String constraints(Bundle bundle) {
        StringBuilder sql =
                header("Adds keys, indexes and checks, then the foreign keys; run it when the rows are in.");
        for (BundleTable table : bundle.tables()) {
            warn(sql, SqlParts.of(table.schema()));
            SchemaSql.keysAndIndexes(null, table.schema()).forEach(statement -> add(sql, statement));
            SchemaSql.checks(null, table.schema()).forEach(statement -> add(sql, statement));
        }
        for (BundleTable table : bundle.tables()) {
            for (ForeignKey key : table.schema().foreignKeys()) {
                add(sql, SchemaSql.addForeignKey(null, table.schema(), key));
            }
        }
        for (BundleTable table : bundle.tables()) {
            SchemaSql.settings(null, table.schema(), true).forEach(statement -> add(sql, statement));
            SchemaSql.constraintComments(null, table.schema()).forEach(statement -> add(sql, statement));
        }
        views(sql, bundle.views());
        return sql.toString();
    }

    private static void views(StringBuilder sql, List<View> views) {
        for (View view : views) {
            sql.append('\n');
            warn(sql, SqlParts.of(List.of(), List.of(view)));
            add(sql, view.create(null));
            @Nullable String comment = view.commentSql(null);
            if (comment != null) {
                add(sql, comment);
            }
            view.details(null).forEach(statement -> add(sql, statement));
        }
    }

    /** Says that statements hold SQL text as the spec has it: what Ballast runs only where it is told to trust it. */
    private static void warn(StringBuilder sql, List<SqlPart> parts) {
        if (!parts.isEmpty()) {
            sql.append("-- SQL text of the spec, as its author wrote it: ")
                    .append(parts.stream()
                            .map(SqlPart::what)
                            .collect(Collectors.joining(", "))
                            .replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?"))
                    .append('\n');
        }
    }

    /** {@code load.sql}: tables, rows, counts compared, constraints, ANALYZE. */
    static String load(Bundle bundle) {
        StringBuilder sql = bundle.isVirtual()
                ? header("Loads the bundle in one transaction, once its shards are made: ballast materialize . -o DIR")
                : header(
                        "Loads the bundle in one transaction. Run it inside the bundle's directory: psql -f load.sql",
                        "Check the files first: sha256sum -c --quiet manifest-sha256.txt");
        sql.append("\\set ON_ERROR_STOP on\n\n");
        add(sql, "BEGIN");
        add(sql, "SET LOCAL DateStyle = 'ISO, YMD'");
        add(sql, "SET LOCAL IntervalStyle = 'postgres'");
        add(sql, "SET LOCAL TimeZone = 'UTC'");
        sql.append("\n\\ir ").append(BundleLayout.SCHEMA_SQL).append("\n\n");
        String meanwhile = freeName(bundle);
        boolean inherits = bundle.tables().stream()
                .anyMatch(table -> !table.schema().traits().inheritance().isEmpty());
        for (BundleTable table : bundle.tables()) {
            copyTable(sql, bundle, table, meanwhile);
            if (!inherits) {
                SchemaSql.setSequences(null, table.schema()).forEach(statement -> add(sql, statement));
            }
        }
        if (inherits) { // the sequence of a parent numbers the rows of its children, too
            for (BundleTable table : bundle.tables()) {
                SchemaSql.setSequences(null, table.schema()).forEach(statement -> add(sql, statement));
            }
        }
        sql.append("\n\\ir ").append(BundleLayout.CONSTRAINTS_SQL).append("\n\n");
        add(sql, "COMMIT");
        for (BundleTable table : bundle.tables()) {
            add(sql, "ANALYZE " + SqlText.name(table.name()));
        }
        return sql.toString();
    }

    /** A name that no table or partition of the bundle has. */
    private static String freeName(Bundle bundle) {
        Set<String> taken = new HashSet<>();
        for (BundleTable table : bundle.tables()) {
            taken.add(table.name());
            PlacedPartition.of(table.schema()).forEach(partition -> taken.add(partition.name()));
        }
        int number = 0;
        while (taken.contains("ballast_copy" + number)) {
            number++;
        }
        return "ballast_copy" + number;
    }

    /** A {@code \copy} ends at the first line break: a table whose name has one bears another name meanwhile. */
    private static void copyTable(StringBuilder sql, Bundle bundle, BundleTable table, String meanwhile) {
        boolean fitsALine = table.name().chars().noneMatch(c -> c < ' ');
        String name = SqlText.name(fitsALine ? table.name() : meanwhile);
        if (!fitsALine) {
            add(sql, "ALTER TABLE " + SqlText.name(table.name()) + " RENAME TO " + name);
        }
        for (Shard shard : table.shards()) {
            sql.append("\\copy ")
                    .append(name)
                    .append(columns(table.schema()))
                    .append(source(bundle, table, shard))
                    .append('\n');
        }
        if (!fitsALine) {
            add(sql, "ALTER TABLE " + name + " RENAME TO " + SqlText.name(table.name()));
        }
        add(sql, compareRows(bundle, table));
    }

    /** The columns that the shards have, where the table has others, or has them in another order. */
    private static String columns(TableSchema table) {
        return table.traits().generated().isEmpty()
                        && table.traits().inheritance().isEmpty()
                ? ""
                : " ("
                        + SqlText.names(
                                table.columns().stream().map(Column::name).toList()) + ")";
    }

    private static String source(Bundle bundle, BundleTable table, Shard shard) {
        String from =
                switch (bundle.compression()) {
                    case ZSTD -> " FROM PROGRAM 'zstd -dcq " + shard.path() + "'";
                    case GZIP -> " FROM PROGRAM 'gzip -dc " + shard.path() + "'";
                    case NONE -> " FROM '" + shard.path() + "'";
                };
        return from + " WITH (FORMAT csv, ENCODING 'UTF8'" + (bundle.dialect().header() ? ", HEADER" : "")
                // rows of a table made in the same transaction can be frozen at once, but not those of a partitioned
                // one
                + (table.schema().partitioning() == null ? ", FREEZE)" : ")");
    }

    /** Stops the script when a table holds another number of rows than the descriptor states. */
    private static String compareRows(Bundle bundle, BundleTable table) {
        boolean hasHeirs = bundle.tables().stream()
                .anyMatch(
                        other -> other.schema().traits().inheritance().parents().contains(table.name()));
        String body = "DECLARE found bigint; BEGIN SELECT count(*) INTO found FROM " + (hasHeirs ? "ONLY " : "")
                + SqlText.name(table.name())
                + "; IF found <> " + table.rows() + " THEN RAISE EXCEPTION USING MESSAGE = "
                + SqlText.literal("table " + table.name() + ": " + table.rows() + " rows expected, found ")
                + " || found; END IF; END";
        return "DO " + SqlText.literal(body);
    }

    private static StringBuilder header(String... lines) {
        StringBuilder sql = new StringBuilder();
        for (String line : lines) {
            sql.append("-- ").append(line).append('\n');
        }
        return sql.append("\\encoding UTF8\n\n");
    }

    private static void add(StringBuilder sql, String statement) {
        sql.append(statement).append(";\n");
    }
}
