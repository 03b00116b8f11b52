package io.ballast.common.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The names of keys, indexes and constraints: a function of the table and its columns, so that a resumed load finds again in
 * the catalog what it made. They look like the names PostgreSQL chooses itself ({@code emails_user_id_fkey}), and like there
 * the second of two that would be the same gets a number.
 */
public final class ObjectNames {
    /** PostgreSQL cuts longer names off in silence (NAMEDATALEN - 1). */
    public static final int MAX_NAME_BYTES = 63;

    private ObjectNames() {}

    public static String primaryKey(TableSchema table) {
        String own = table.constraints().primaryKey().label().name();
        return own != null ? own : name(table, List.of(), "pkey");
    }

    public static String uniqueKey(TableSchema table, UniqueKey key) {
        return nameOf(key, uniqueKeys(table));
    }

    public static String index(TableSchema table, Index index) {
        return nameOf(index, indexes(table));
    }

    public static String foreignKey(TableSchema table, ForeignKey key) {
        return nameOf(
                key,
                names(
                        table,
                        table.foreignKeys(),
                        ForeignKey::columns,
                        of -> of.traits().label(),
                        "fkey"));
    }

    public static String check(TableSchema table, Column column) {
        String own = table.constraints().check(column.name()).name();
        return own != null ? own : name(table, List.of(column.name()), "check");
    }

    public static String check(TableSchema table, SqlCheck check) {
        return nameOf(check, names(table, table.constraints().sqlChecks(), of -> List.of(), SqlCheck::label, "check"));
    }

    public static String exclusion(TableSchema table, Exclusion exclusion) {
        return nameOf(exclusion, exclusions(table));
    }

    /** Statistics of several columns, which have a namespace of their own. */
    public static String statistics(TableSchema table, ExtendedStatistics statistics) {
        return nameOf(
                statistics,
                names(
                        table,
                        table.traits().settings().statistics(),
                        ExtendedStatistics::columns,
                        ExtendedStatistics::label,
                        "stat"));
    }

    /** The names of all constraints of a table. */
    public static List<String> constraints(TableSchema table) {
        List<String> names = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            names.add(primaryKey(table));
        }
        table.uniqueKeys().forEach(key -> names.add(uniqueKey(table, key)));
        table.constraints().exclusions().forEach(exclusion -> names.add(exclusion(table, exclusion)));
        SchemaSql.checkedColumns(table).forEach(column -> names.add(check(table, column)));
        table.constraints().sqlChecks().forEach(check -> names.add(check(table, check)));
        table.foreignKeys().forEach(key -> names.add(foreignKey(table, key)));
        return names;
    }

    /** The sequence behind an identity or serial. */
    public static String sequence(TableSchema table, Column column) {
        return name(table, List.of(column.name()), "seq");
    }

    /** The name of a partition that only has a number, counted from 0, of the table or partition {@code parent}. */
    static String partition(String parent, int number) {
        return name(parent, List.of(), "p" + number);
    }

    /**
     * The first name that two of these tables, their partitions, indexes and keys would share: PostgreSQL keeps all of them in one
     * namespace per schema. {@code order (item_id)} and {@code order_item (id)} are such a pair once both are indexed.
     */
    public static Optional<Clash> firstClash(List<TableSchema> tables) {
        Map<String, String> owners = new HashMap<>();
        for (TableSchema table : tables) {
            for (Map.Entry<String, String> relation : relations(table)) {
                String other = owners.putIfAbsent(relation.getKey(), relation.getValue());
                if (other != null) {
                    return Optional.of(new Clash(relation.getKey(), other, relation.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    /** Names of the tables, their partitions, indexes and keys, and what has each. */
    public static Map<String, String> owners(List<TableSchema> tables) {
        Map<String, String> owners = new HashMap<>();
        tables.forEach(table -> relations(table).forEach(one -> owners.put(one.getKey(), one.getValue())));
        return owners;
    }

    /** A name, and the two things that would bear it, in words. */
    public record Clash(String name, String first, String second) {}

    /** Names in PostgreSQL's namespace of relations, each with what bears it. */
    private static List<Map.Entry<String, String>> relations(TableSchema table) {
        List<Map.Entry<String, String>> relations = new ArrayList<>();
        relations.add(Map.entry(table.name(), "the table " + table.name()));
        for (PlacedPartition placed : PlacedPartition.of(table)) {
            relations.add(Map.entry(placed.name(), "a partition of " + placed.parent()));
        }
        for (Column column : table.columns()) {
            if (column.hasSequence()) {
                relations.add(
                        Map.entry(sequence(table, column), "the sequence of " + table.name() + "." + column.name()));
            }
        }
        if (!table.primaryKey().isEmpty()) {
            relations.add(Map.entry(primaryKey(table), "the primary key of " + table.name()));
        }
        uniqueKeys(table)
                .forEach((key, name) ->
                        relations.add(Map.entry(name, "the unique key " + key.columns() + " of " + table.name())));
        indexes(table)
                .forEach((index, name) ->
                        relations.add(Map.entry(name, "the index " + index.columns() + " of " + table.name())));
        exclusions(table)
                .forEach((exclusion, name) ->
                        relations.add(Map.entry(name, "the exclusion " + exclusion.columns() + " of " + table.name())));
        return relations;
    }

    private static <K> String nameOf(K key, Map<K, String> names) {
        String name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("the table has no " + key);
        }
        return name;
    }

    /** Names of a table's keys in their order; the second of two that would be the same gets a number. */
    private static <K> Map<K, String> names(
            TableSchema table,
            List<K> keys,
            Function<K, List<String>> columns,
            Function<K, ObjectLabel> label,
            String suffix) {
        Map<String, Integer> taken = new HashMap<>();
        Map<K, String> names = new LinkedHashMap<>();
        for (K key : keys) {
            String own = label.apply(key).name();
            if (own != null) {
                names.put(key, own);
            } else if (!names.containsKey(key)) {
                String name = name(table, columns.apply(key), suffix);
                int before = taken.merge(name, 1, Integer::sum) - 1;
                names.put(key, before == 0 ? name : name(table, columns.apply(key), suffix + before));
            }
        }
        return names;
    }

    private static Map<UniqueKey, String> uniqueKeys(TableSchema table) {
        return names(
                table,
                table.uniqueKeys(),
                UniqueKey::columns,
                key -> key.traits().label(),
                "key");
    }

    private static Map<Index, String> indexes(TableSchema table) {
        return names(
                table, table.indexes(), Index::columns, index -> index.traits().label(), "idx");
    }

    private static Map<Exclusion, String> exclusions(TableSchema table) {
        return names(table, table.constraints().exclusions(), Exclusion::columns, Exclusion::label, "excl");
    }

    private static String name(TableSchema table, List<String> columns, String suffix) {
        return name(table.name(), columns, suffix);
    }

    /** Table, columns and suffix joined; what is too long is cut before a checksum of the whole and the suffix. */
    private static String name(String table, List<String> columns, String suffix) {
        List<String> parts = new ArrayList<>(columns);
        parts.add(0, table);
        parts.add(suffix);
        String full = String.join("_", parts);
        byte[] bytes = full.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_NAME_BYTES) {
            return full;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        String ending = String.format(Locale.ROOT, "_%08x_%s", crc.getValue(), suffix);
        int keep = MAX_NAME_BYTES - ending.length();
        while ((bytes[keep] & 0xC0) == 0x80) { // never cut inside a UTF-8 sequence
            keep--;
        }
        return new String(bytes, 0, keep, StandardCharsets.UTF_8) + ending;
    }
}
