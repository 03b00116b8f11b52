package io.ballast.introspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of the tree of a resolved spec what a reader would put back: defaults, and keys of one column, which stand at it. */
final class ShortTree {
    /** Of a reference, what a column says by itself, and what {@link #reference} has seen to. */
    private static final Set<String> OF_COLUMNS = Set.of("columns", "to", "toColumns", "onDelete");

    private ShortTree() {}

    @SuppressWarnings("unchecked") // the writer's own trees: all keys are texts
    static Map<String, Object> of(Map<String, Object> resolved) {
        Map<String, Object> root = new LinkedHashMap<>(resolved);
        if (resolved.get("types") instanceof Map<?, ?> types) {
            root.put("types", types((Map<String, Map<String, Object>>) types));
        }
        Map<String, Object> tables = new LinkedHashMap<>();
        ((Map<String, Map<String, Object>>) required(resolved, "tables"))
                .forEach((name, table) -> tables.put(name, table(table)));
        root.put("tables", tables);
        return root;
    }

    /** Domains take nulls unless they say otherwise. */
    private static Map<String, Object> types(Map<String, Map<String, Object>> resolved) {
        Map<String, Object> types = new LinkedHashMap<>();
        resolved.forEach((name, type) -> {
            Map<String, Object> shortened = new LinkedHashMap<>(type);
            shortened.remove("nullable", true);
            types.put(name, shortened);
        });
        return types;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Map<String, Object> resolved) {
        Map<String, Object> table = new LinkedHashMap<>(resolved);
        Map<String, Map<String, Object>> columns = new LinkedHashMap<>();
        ((Map<String, Map<String, Object>>) required(resolved, "columns"))
                .forEach((name, column) -> columns.put(name, column(column)));
        table.put("columns", columns);
        moveKeys(table, columns);
        moveReferences(table, columns);
        shorten((List<Map<String, Object>>) table.get("indexes"));
        return table;
    }

    private static Map<String, Object> column(Map<String, Object> resolved) {
        Map<String, Object> column = new LinkedHashMap<>(resolved);
        boolean computed = column.containsKey("generated");
        if ((Boolean.FALSE.equals(column.get("nullable")) && !computed) || column.containsKey("nulls")) {
            column.remove("nullable");
        }
        if (column.get("generated") instanceof Map<?, ?> generated) {
            column.remove("nullable", true);
            column.put("generated", stored(generated));
        }
        if (column.get("value") instanceof Map<?, ?> value) {
            column.put("value", value(value));
        }
        return column;
    }

    /** What is computed is stored unless it says otherwise. */
    private static Map<?, ?> stored(Map<?, ?> generated) {
        return Boolean.TRUE.equals(generated.get("stored")) ? Map.of("sql", generated.get("sql")) : generated;
    }

    private static Map<?, ?> value(Map<?, ?> value) {
        if (Map.of("start", 1L, "step", 1L).equals(value.get("sequence"))) {
            return Map.of("sequence", Map.of());
        }
        if (value.get("choice") instanceof Map<?, ?> choice && choice.get("weights") instanceof List<?> weights) {
            return Set.copyOf(weights).size() == 1 ? Map.of("choice", choice.get("values")) : value;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static void moveKeys(Map<String, Object> table, Map<String, Map<String, Object>> columns) {
        if (table.get("primaryKey") instanceof List<?> key && key.size() == 1) {
            at(columns, key.get(0)).put("primaryKey", true);
            table.remove("primaryKey");
        }
        List<Object> unique = (List<Object>) table.remove("unique");
        List<Object> rest = new ArrayList<>();
        for (Object key : unique == null ? List.of() : unique) {
            boolean single = key instanceof List<?> names && names.size() == 1;
            Map<String, Object> column = single ? at(columns, ((List<?>) key).get(0)) : Map.of();
            if (single && !column.containsKey("primaryKey")) {
                column.put("unique", true);
            } else {
                rest.add(key); // of several columns, or with more to say of it
            }
        }
        if (!rest.isEmpty()) {
            table.put("unique", rest);
        }
    }

    @SuppressWarnings("unchecked")
    private static void moveReferences(Map<String, Object> table, Map<String, Map<String, Object>> columns) {
        List<Map<String, Object>> references = (List<Map<String, Object>>) table.remove("references");
        List<Map<String, Object>> rest = new ArrayList<>();
        for (Map<String, Object> reference : references == null ? List.<Map<String, Object>>of() : references) {
            List<String> from = (List<String>) required(reference, "columns");
            Map<String, Object> column = at(columns, from.get(0));
            boolean filledHere = !(column.get("value") instanceof Map<?, ?> value) || value.containsKey("parent");
            if (from.size() == 1 && filledHere && !column.containsKey("references")) {
                column.put("references", reference(reference));
                column.remove("value");
            } else {
                rest.add(reference);
            }
        }
        if (!rest.isEmpty()) {
            table.put("references", rest);
        }
    }

    private static Object reference(Map<String, Object> reference) {
        String to = reference.get("to") + "." + ((List<?>) required(reference, "toColumns")).get(0);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("to", to);
        put(out, "pick", reference.get("pick"));
        put(out, "except", reference.get("except"));
        put(out, "above", reference.get("above"));
        put(out, "onDelete", "no action".equals(reference.get("onDelete")) ? null : reference.get("onDelete"));
        reference.keySet().stream()
                .filter(key -> !OF_COLUMNS.contains(key) && !out.containsKey(key))
                .forEach(key -> put(out, key, reference.get(key)));
        return out.size() == 1 ? to : out;
    }

    private static void put(Map<String, Object> out, String key, @Nullable Object value) {
        if (value != null) {
            out.put(key, value);
        }
    }

    private static void shorten(@Nullable List<Map<String, Object>> indexes) {
        for (Map<String, Object> index : indexes == null ? List.<Map<String, Object>>of() : indexes) {
            index.remove("method", "btree");
            index.remove("unique", false);
        }
    }

    private static Object required(Map<String, Object> tree, String key) {
        return Objects.requireNonNull(tree.get(key), key);
    }

    private static Map<String, Object> at(Map<String, Map<String, Object>> columns, Object name) {
        Map<String, Object> column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        return column;
    }
}
