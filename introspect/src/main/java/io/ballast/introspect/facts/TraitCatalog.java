package io.ballast.introspect.facts;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnStorage;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.Identity;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.SequenceOptions;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Identities, serials, collations, storage, compression, statistics and dimensions of the columns of a schema, and how its tables are kept. */
final class TraitCatalog {
    /** Options of sequences are null where they are the server's own choice. A collation of the schema itself no target has. */
    private static final String ASK = """
            SELECT a.attrelid AS table_oid, a.attname AS name, a.attidentity::text AS identity,
                   CASE WHEN y.typname <> 'name' AND o.collnamespace <> c.relnamespace THEN o.collname END AS collation,
                   nullif(os.nspname, 'pg_catalog') AS collation_schema,
                   CASE WHEN a.attstorage <> y.typstorage THEN a.attstorage::text END AS storage,
                   to_jsonb(a) ->> 'attcompression' AS compression, -- since 14
                   a.attndims AS dimensions, CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
                   ARRAY(SELECT o FROM unnest(a.attoptions) AS o WHERE o LIKE 'n\\_distinct%') AS distinct_options,
                   q.seqrelid IS NOT NULL AS counted,
                   nullif(q.seqstart, CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END) AS start,
                   nullif(q.seqincrement, 1) AS increment,
                   nullif(q.seqmin, CASE WHEN q.seqincrement > 0 THEN 1 ELSE -limits.greatest - 1 END) AS minimum,
                   nullif(q.seqmax, CASE WHEN q.seqincrement > 0 THEN limits.greatest ELSE -1 END) AS maximum,
                   nullif(q.seqcache, 1) AS cache, coalesce(q.seqcycle, false) AS cycle
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type y ON y.oid = a.atttypid
              LEFT JOIN pg_collation o ON o.oid = a.attcollation AND o.collname <> 'default'
              LEFT JOIN pg_namespace os ON os.oid = o.collnamespace
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              LEFT JOIN pg_depend p ON p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid AND p.refobjsubid = a.attnum
                                   AND p.classid = 'pg_class'::regclass
                                   AND (p.deptype = 'i' AND a.attidentity <> ''
                                        OR p.deptype = 'a' AND pg_get_expr(d.adbin, d.adrelid)
                                               ~ '^(nextval\\(''.*''::regclass\\)|\\(nextval\\(''.*''::regclass\\)\\)::[a-z]+)$'
                                           AND EXISTS (SELECT FROM pg_depend u
                                                        WHERE u.classid = 'pg_attrdef'::regclass AND u.objid = d.oid
                                                          AND u.refclassid = 'pg_class'::regclass AND u.refobjid = p.objid))
              LEFT JOIN pg_sequence q ON q.seqrelid = p.objid
              LEFT JOIN LATERAL (SELECT CASE q.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
                                                        ELSE 9223372036854775807 END AS greatest) AS limits ON true
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND (a.attidentity <> '' OR o.oid IS NOT NULL OR a.attstorage <> y.typstorage OR q.seqrelid IS NOT NULL
                    OR to_jsonb(a) ->> 'attcompression' <> '' OR a.attndims > 1 OR a.attstattarget >= 0
                    OR a.attoptions::text LIKE '%n\\_distinct%')""";

    private final Map<Place, LiveTraits> traits = new HashMap<>();
    private final Set<Long> unlogged;
    private final SettingCatalog settings;
    private final Map<Long, Inheritance> inheritance;
    private final Map<Place, LiveGeneration> generations;

    private TraitCatalog(
            Set<Long> unlogged,
            SettingCatalog settings,
            Map<Long, Inheritance> inheritance,
            Map<Place, LiveGeneration> generations) {
        this.inheritance = inheritance;
        this.unlogged = unlogged;
        this.settings = settings;
        this.generations = generations;
    }

    /** @param generations how columns are computed */
    static TraitCatalog of(Connection connection, String schema, Map<Place, LiveGeneration> generations)
            throws SQLException {
        TraitCatalog catalog = new TraitCatalog(
                UnloggedTables.of(connection, schema),
                SettingCatalog.of(connection, schema),
                InheritanceCatalog.of(connection, schema),
                generations);
        new Sql(ASK)
                .rows(
                        connection,
                        row -> catalog.traits.put(
                                new Place(row.getLong("table_oid"), row.getString("name")), traits(row)),
                        schema);
        return catalog;
    }

    /** The tables that are unlogged. */
    Set<Long> unlogged() {
        return unlogged;
    }

    /** How the tables are kept. */
    SettingCatalog settings() {
        return settings;
    }

    /** What the tables inherit, by their numbers. */
    Map<Long, Inheritance> inheritance() {
        return inheritance;
    }

    /** Those of a column, with what else it has in words. */
    LiveTraits of(long table, String column, List<String> others) {
        Place place = new Place(table, column);
        LiveTraits found = traits.getOrDefault(place, LiveTraits.NONE);
        return new LiveTraits(found.kept(), found.serial(), generations.get(place), found.dimensions(), others);
    }

    private static LiveTraits traits(ResultSet row) throws SQLException {
        String generated = row.getString("identity");
        Identity identity =
                switch (generated) {
                    case "a" -> new Identity(Identity.Generation.ALWAYS, sequence(row));
                    case "d" -> new Identity(Identity.Generation.BY_DEFAULT, sequence(row));
                    default -> null;
                };
        ColumnTraits kept = new ColumnTraits(
                identity,
                collation(row),
                storage(row.getString("storage")),
                compression(row.getString("compression")),
                statistics(row),
                SettingCatalog.ofColumn(CatalogQuery.texts(row, "distinct_options")));
        return new LiveTraits(
                kept,
                identity == null && row.getBoolean("counted") ? sequence(row) : null,
                null,
                row.getInt("dimensions"),
                List.of());
    }

    private static @Nullable Integer statistics(ResultSet row) throws SQLException {
        @Nullable Long target = number(row, "statistics");
        return target == null ? null : Math.toIntExact(target);
    }

    private static SequenceOptions sequence(ResultSet row) throws SQLException {
        return new SequenceOptions(
                number(row, "start"),
                number(row, "increment"),
                number(row, "minimum"),
                number(row, "maximum"),
                number(row, "cache"),
                row.getBoolean("cycle"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Long.valueOf(text);
    }

    private static @Nullable Collation collation(ResultSet row) throws SQLException {
        String name = row.getString("collation");
        return name == null ? null : new Collation(row.getString("collation_schema"), name);
    }

    private static @Nullable ColumnStorage storage(@Nullable String letter) {
        return letter == null
                ? null
                : switch (letter) {
                    case "p" -> ColumnStorage.PLAIN;
                    case "e" -> ColumnStorage.EXTERNAL;
                    case "m" -> ColumnStorage.MAIN;
                    default -> ColumnStorage.EXTENDED;
                };
    }

    private static @Nullable ColumnCompression compression(@Nullable String letter) {
        return "p".equals(letter) ? ColumnCompression.PGLZ : "l".equals(letter) ? ColumnCompression.LZ4 : null;
    }

    /** A column of a table. */
    record Place(long table, String column) {}
}
