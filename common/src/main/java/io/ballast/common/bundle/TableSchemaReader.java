package io.ballast.common.bundle;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UniqueKey;
import io.ballast.common.schema.UserType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one resource of a descriptor into the table it describes. Whether its names resolve is {@link BundleRules}' business. */
final class TableSchemaReader {
    private TableSchemaReader() {}

    static TableSchema read(JsonPlace resource, Map<TypeName, UserType> types) {
        String table = resource.get("name").text();
        JsonPlace schema = resource.get("schema");
        JsonPlace facts = resource.get("ballast");
        JsonPlace unlogged = facts.find("unlogged");
        JsonPlace generated = facts.find("generated");
        List<JsonPlace> fields = schema.get("fields").items(BundleLimits.MAX_COLUMNS);
        List<UniqueKey> uniqueKeys = each(schema.find("uniqueKeys"), key -> new UniqueKey(keyColumns(key)));
        return new TableSchema(
                table,
                fields.stream().map(field -> column(field, types)).toList(),
                keyColumns(schema.find("primaryKey")),
                KeyTree.uniqueKeys(uniqueKeys, facts),
                each(facts.find("indexes"), IndexTree::read),
                each(schema.find("foreignKeys"), key -> foreignKey(table, key)),
                new TableTraits(
                        optional(resource, "description", JsonPlace::text),
                        optional(facts, "partitioning", PartitionTree::read),
                        unlogged != null && unlogged.flag(),
                        generated == null
                                ? List.of()
                                : generated.items(BundleLimits.MAX_COLUMNS).stream()
                                        .map(column -> TraitsTree.generated(column, types))
                                        .toList(),
                        SettingsTree.read(facts),
                        SettingsTree.inheritance(facts)),
                ConstraintTree.read(facts, fields));
    }

    private static Column column(JsonPlace field, Map<TypeName, UserType> types) {
        JsonPlace facts = field.get("ballast");
        JsonPlace constraints = field.find("constraints");
        JsonPlace required = constraints == null ? null : constraints.find("required");
        return new Column(
                field.get("name").text(),
                TypeTree.column(facts, types),
                required == null || !required.flag(),
                optional(facts, "default", DefaultTree::read),
                optional(facts, "check", TableSchemaReader::check),
                optional(field, "description", JsonPlace::text),
                TraitsTree.read(facts));
    }

    static Check check(JsonPlace check) {
        JsonPlace oneOf = check.find("enum");
        return new Check(
                optional(check, "minimum", JsonPlace::text),
                optional(check, "maximum", JsonPlace::text),
                optional(check, "minLength", TableSchemaReader::length),
                optional(check, "maxLength", TableSchemaReader::length),
                oneOf == null ? List.of() : oneOf.texts(Integer.MAX_VALUE));
    }

    private static Integer length(JsonPlace length) {
        return (int) length.number(0, Integer.MAX_VALUE);
    }

    private static ForeignKey foreignKey(String table, JsonPlace key) {
        JsonPlace reference = key.get("reference");
        JsonPlace resource = reference.find("resource");
        List<String> columns = keyColumns(key.get("fields"));
        List<String> targets = keyColumns(reference.get("fields"));
        if (columns.size() != targets.size()) {
            throw reference.get("fields").refuse("as many columns as refer to them, " + columns.size());
        }
        return new ForeignKey(
                columns,
                resource == null ? table : resource.text(),
                targets,
                constant(key.get("ballast").get("onDelete"), ForeignKey.OnDelete.values()),
                KeyTree.foreignKey(key.get("ballast")));
    }

    /** The names of a key's columns, one at the least; none where there is no key. */
    static List<String> keyColumns(@Nullable JsonPlace columns) {
        if (columns == null) {
            return List.of();
        }
        List<String> names = columns.texts(BundleLimits.MAX_KEY_COLUMNS);
        if (names.isEmpty()) {
            throw columns.refuse("at least one column");
        }
        return names;
    }

    private static <T> List<T> each(@Nullable JsonPlace array, Function<JsonPlace, T> read) {
        return array == null
                ? List.of()
                : array.items(BundleLimits.MAX_KEYS).stream().map(read).toList();
    }

    static <T> @Nullable T optional(JsonPlace parent, String key, Function<JsonPlace, T> read) {
        JsonPlace member = parent.find(key);
        return member == null ? null : read.apply(member);
    }

    static <E extends Enum<E>> E constant(JsonPlace label, E[] constants) {
        String text = label.text();
        for (E constant : constants) {
            if (DescriptorTree.label(constant).equals(text)) {
                return constant;
            }
        }
        throw label.refuse(
                "one of " + Arrays.stream(constants).map(DescriptorTree::label).collect(Collectors.joining(", ")));
    }
}
