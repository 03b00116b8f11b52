package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Table Schema. Whether its names resolve is for the rules of bundles to say.
 *
 * @param table what it becomes in PostgreSQL
 * @param fields how the values of each column are read
 */
record SchemaReader(TableSchema table, List<ExternalField> fields, FieldsMatch match) {
    private static final List<String> EMPTY_IS_MISSING = List.of("");
    private static final List<String> OTHER_PACKAGE = List.of("package", "datapackage");

    /** @param unchecked takes what no load checks */
    static SchemaReader read(String table, @Nullable String comment, JsonPlace schema, List<String> unchecked) {
        Profile.check(schema);
        @Nullable JsonPlace missing = schema.find("missingValues");
        List<String> missingValues = missing == null ? EMPTY_IS_MISSING : FieldReader.missingValues(missing);
        List<FieldReader> fields = schema.get("fields").items(BundleLimits.MAX_COLUMNS).stream()
                .map(field -> FieldReader.read(field, missingValues, unchecked))
                .toList();
        List<String> primaryKey = names(schema.find("primaryKey"));
        return new SchemaReader(
                new TableSchema(
                        table,
                        comment,
                        fields.stream().map(field -> column(field, primaryKey)).toList(),
                        primaryKey,
                        uniqueKeys(schema, fields, primaryKey),
                        List.of(),
                        foreignKeys(table, schema, unchecked),
                        null),
                fields.stream().map(FieldReader::field).toList(),
                match(schema));
    }

    /** "The fields cannot be null" is what the standard says of a primary key. */
    private static Column column(FieldReader field, List<String> primaryKey) {
        Column column = field.column();
        return primaryKey.contains(column.name())
                ? new Column(column.name(), column.type(), false, null, column.check(), column.comment())
                : column;
    }

    private static FieldsMatch match(JsonPlace schema) {
        @Nullable JsonPlace place = schema.find("fieldsMatch");
        if (place == null) {
            return FieldsMatch.EXACT;
        }
        // A draft of version 2 had an array of one element here.
        String label = place.node().isArray() && place.node().size() == 1
                ? place.items(1).get(0).text()
                : place.text();
        return FieldsMatch.parse(label).orElseThrow(() -> place.refuse("exact, equal, subset, superset or partial"));
    }

    /** Those of the schema, then those of single fields; what the primary key says already is omitted. */
    private static List<UniqueKey> uniqueKeys(JsonPlace schema, List<FieldReader> fields, List<String> primaryKey) {
        Set<UniqueKey> keys = new LinkedHashSet<>();
        @Nullable JsonPlace place = schema.find("uniqueKeys");
        if (place != null) {
            place.items(BundleLimits.MAX_KEYS).forEach(key -> keys.add(new UniqueKey(names(key))));
        }
        fields.stream()
                .filter(FieldReader::unique)
                .forEach(field -> keys.add(new UniqueKey(List.of(field.column().name()))));
        keys.removeIf(key -> key.columns().equals(primaryKey));
        return List.copyOf(keys);
    }

    private static List<ForeignKey> foreignKeys(String table, JsonPlace schema, List<String> unchecked) {
        @Nullable JsonPlace place = schema.find("foreignKeys");
        List<ForeignKey> keys = new ArrayList<>();
        if (place != null) {
            for (JsonPlace key : place.items(BundleLimits.MAX_KEYS)) {
                @Nullable JsonPlace elsewhere = otherPackage(key.get("reference"));
                if (elsewhere == null) {
                    keys.add(foreignKey(table, key));
                } else {
                    unchecked.add(toOtherPackage(key, elsewhere));
                }
            }
        }
        return keys;
    }

    /** The package that a reference leads to, by the property's name today or before version 1; null for this one. */
    private static @Nullable JsonPlace otherPackage(JsonPlace reference) {
        for (String property : OTHER_PACKAGE) {
            @Nullable JsonPlace place = reference.find(property);
            if (place != null && !place.node().isNull() && !place.text().isEmpty()) {
                return place;
            }
        }
        return null;
    }

    private static String toOtherPackage(JsonPlace key, JsonPlace elsewhere) {
        String columns =
                names(key.get("fields")).stream().map(JsonPlace::quoted).collect(Collectors.joining(", "));
        return "foreign key of " + columns + " to package " + JsonPlace.quoted(elsewhere.text());
    }

    private static ForeignKey foreignKey(String table, JsonPlace key) {
        JsonPlace reference = key.get("reference");
        @Nullable JsonPlace resource = reference.find("resource");
        List<String> columns = names(key.get("fields"));
        List<String> targets = names(reference.get("fields"));
        if (columns.size() != targets.size()) {
            throw reference.get("fields").refuse("as many columns as refer to them, " + columns.size());
        }
        String target = resource == null || resource.text().isEmpty() ? table : resource.text();
        return new ForeignKey(columns, target, targets, ForeignKey.OnDelete.NO_ACTION);
    }

    /** One name, or an array of them; version 1 has both. */
    private static List<String> names(@Nullable JsonPlace place) {
        if (place == null) {
            return List.of();
        }
        if (place.node().isString()) {
            return List.of(place.text());
        }
        List<String> names = place.texts(BundleLimits.MAX_KEY_COLUMNS);
        if (names.isEmpty()) {
            throw place.refuse("at least one column");
        }
        return names;
    }
}
