package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts one spec over another, table by table and column by column: what the upper one says takes the place of what the lower one says
 * under the same key, and all else of the lower one stays. The upper one adds neither tables nor columns.
 */
public final class LayeredSpec {
    /** Keys that answer the same question: a spec has one of each list, and the upper spec's counts. */
    private static final List<List<String>> OF_TABLES =
            List.of(List.of("rows"), List.of("existing"), List.of("per", "count"));

    private static final List<List<String>> OF_COLUMNS = List.of(List.of("value"), List.of("references"));

    private LayeredSpec() {}

    /**
     * The two as one.
     *
     * @throws BallastException (INPUT_REFUSED) where the upper one names a table or column that the lower one has not
     */
    public static YamlValue of(YamlValue lower, YamlValue upper) {
        if (!(lower instanceof YamlValue.Mapping below) || !(upper instanceof YamlValue.Mapping above)) {
            return upper;
        }
        Map<String, YamlValue> merged = new LinkedHashMap<>(below.members());
        merged.putAll(above.members());
        YamlValue tables = above.members().get("tables");
        YamlValue tablesBelow = below.members().get("tables");
        if (tables != null && tablesBelow != null) {
            merged.put("tables", named("table", tablesBelow, tables, LayeredSpec::table));
        }
        return YamlValue.Mapping.of(merged, below.where());
    }

    /** How what stands under one name goes over what stands under it below. */
    private interface Over {
        YamlValue merge(String name, YamlValue lower, YamlValue upper);
    }

    private static YamlValue named(String what, YamlValue lower, YamlValue upper, Over over) {
        if (!(lower instanceof YamlValue.Mapping below) || !(upper instanceof YamlValue.Mapping above)) {
            return upper;
        }
        Map<String, YamlValue> merged = new LinkedHashMap<>(below.members());
        above.members().forEach((name, value) -> {
            YamlValue there = merged.get(name);
            if (there == null) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        value.where() + ": " + SpecPath.quoted(name) + " is no " + what + "; found: "
                                + String.join(", ", merged.keySet()) + Nearest.hint(name, merged.keySet()));
            }
            merged.put(name, over.merge(name, there, value));
        });
        return YamlValue.Mapping.of(merged, below.where());
    }

    private static YamlValue table(String name, YamlValue lower, YamlValue upper) {
        YamlValue merged = members(lower, upper, OF_TABLES);
        YamlValue columns = member(lower, "columns");
        YamlValue over = member(upper, "columns");
        if (columns == null || over == null || !(merged instanceof YamlValue.Mapping table)) {
            return merged;
        }
        Map<String, YamlValue> members = new LinkedHashMap<>(table.members());
        members.put("columns", named("column of table " + SpecPath.quoted(name), columns, over, LayeredSpec::column));
        return YamlValue.Mapping.of(members, table.where());
    }

    private static @Nullable YamlValue member(YamlValue value, String key) {
        return value instanceof YamlValue.Mapping mapping ? mapping.members().get(key) : null;
    }

    private static YamlValue column(String name, YamlValue lower, YamlValue upper) {
        return members(lower, upper, OF_COLUMNS);
    }

    private static YamlValue members(YamlValue lower, YamlValue upper, List<List<String>> alternatives) {
        if (!(lower instanceof YamlValue.Mapping below) || !(upper instanceof YamlValue.Mapping above)) {
            return upper;
        }
        Map<String, YamlValue> merged = new LinkedHashMap<>(below.members());
        for (List<String> keys : alternatives) {
            if (keys.stream().anyMatch(above.members()::containsKey)) {
                alternatives.stream().filter(other -> other != keys).forEach(merged.keySet()::removeAll);
            }
        }
        merged.putAll(above.members());
        return YamlValue.Mapping.of(merged, upper.where());
    }
}
