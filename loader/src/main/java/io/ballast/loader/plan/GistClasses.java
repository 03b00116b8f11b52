package io.ballast.loader.plan;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The operator classes of btree_gist (manual, F.8) that exclusion constraints and keys over time compare plain columns by. The server takes
 * them for the types' own once the extension is there, in whatever schema.
 */
public final class GistClasses {
    private static final Map<BaseType, String> NAMES = Map.ofEntries(
            Map.entry(BaseType.SMALLINT, "gist_int2_ops"),
            Map.entry(BaseType.INTEGER, "gist_int4_ops"),
            Map.entry(BaseType.BIGINT, "gist_int8_ops"),
            Map.entry(BaseType.NUMERIC, "gist_numeric_ops"),
            Map.entry(BaseType.TEXT, "gist_text_ops"),
            Map.entry(BaseType.VARCHAR, "gist_text_ops"),
            Map.entry(BaseType.CHAR, "gist_bpchar_ops"),
            Map.entry(BaseType.DATE, "gist_date_ops"),
            Map.entry(BaseType.TIMESTAMP, "gist_timestamp_ops"),
            Map.entry(BaseType.TIMESTAMPTZ, "gist_timestamptz_ops"),
            Map.entry(BaseType.UUID, "gist_uuid_ops"));

    private GistClasses() {}

    /** Those that the table needs. */
    public static List<UsedNames.Use> of(TableSchema table) {
        List<UsedNames.Use> uses = new ArrayList<>();
        for (Exclusion exclusion : table.constraints().exclusions()) {
            if (exclusion.method() == Index.Method.GIST) {
                String user = "exclusion constraint \"" + ObjectNames.exclusion(table, exclusion) + "\"";
                for (Exclusion.Element element : exclusion.elements()) {
                    String column = element.of().column();
                    if (column != null && element.of().operatorClass() == null) {
                        add(uses, table, user, column);
                    }
                }
            }
        }
        KeyTraits primary = table.constraints().primaryKey();
        add(uses, table, primary, table.primaryKey(), primary.withoutOverlaps() ? ObjectNames.primaryKey(table) : "");
        for (UniqueKey key : table.uniqueKeys()) {
            add(uses, table, key.traits(), key.columns(), ObjectNames.uniqueKey(table, key));
        }
        return uses;
    }

    private static void add(
            List<UsedNames.Use> uses, TableSchema table, KeyTraits traits, List<String> columns, String name) {
        if (traits.withoutOverlaps()) {
            columns.forEach(column -> add(uses, table, "key \"" + name + "\"", column));
        }
    }

    private static void add(List<UsedNames.Use> uses, TableSchema table, String user, String column) {
        ColumnType type = table.typeOf(column);
        String name = type.labels().isEmpty() ? NAMES.get(type.base()) : "gist_enum_ops";
        if (name != null && !type.array() && !type.isOpaque() && !type.ignoresCase()) {
            uses.add(new UsedNames.Use(user, new TypeName(null, name)));
        }
    }
}
