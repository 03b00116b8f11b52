package io.ballast.spec.reader;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.yaml.NumberText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column as the tree of keys and values that {@link SpecWriter} writes. */
final class ColumnTree {
    private final TableSpec table;

    ColumnTree(TableSpec table) {
        this.table = table;
    }

    Map<String, Object> of(ColumnSpec column) {
        Column schema = table.schema().columns().get(table.schema().columnIndex(column.name()));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", TypeSection.of(schema.type()));
        if (!isFilledByReference(column)) {
            out.put("value", column.value().tree());
        }
        if (column.unique() && !table.schema().uniqueColumns().contains(column.name())) {
            out.put("distinct", true);
        }
        out.put("nullable", schema.nullable());
        if (column.nullShare() > 0) {
            out.put("nulls", NumberText.decimal(column.nullShare()));
        }
        if (schema.defaultValue() != null) {
            out.put("default", ColumnTraitsTree.of(schema.defaultValue()));
        }
        if (schema.check() != null) {
            Map<String, Object> check = check(schema.check());
            ObjectLabel label = table.schema().constraints().check(column.name());
            KeySection.putName(check, label);
            KeySection.putComment(check, label);
            out.put("check", check);
        }
        ColumnTraitsTree.put(out, schema.traits());
        if (schema.comment() != null) {
            out.put("comment", schema.comment());
        }
        return out;
    }

    /** A value that is picked by a foreign key is written there, together with the other columns of the same row. */
    private boolean isFilledByReference(ColumnSpec column) {
        return column.value() instanceof ReferenceKind free
                && table.schema().foreignKeys().stream().anyMatch(key -> isFilledBy(key, free));
    }

    static boolean isFilledBy(ForeignKey key, ReferenceKind free) {
        return free.table().equals(key.targetTable()) && free.group().equals(String.join(",", key.columns()));
    }

    static Map<String, Object> check(Check check) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "minimum", check.minimum());
        put(out, "maximum", check.maximum());
        put(out, "minLength", check.minLength());
        put(out, "maxLength", check.maxLength());
        if (!check.oneOf().isEmpty()) {
            out.put("oneOf", check.oneOf());
        }
        return out;
    }

    static void put(Map<String, Object> out, String key, @Nullable Object value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}
