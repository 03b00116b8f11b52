package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Index;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an index of a table. */
final class IndexReader {
    private final List<ColumnDraft> columns;
    private final List<String> names;

    IndexReader(List<ColumnDraft> columns) {
        this.columns = columns;
        this.names = columns.stream().map(ColumnDraft::name).toList();
    }

    Index read(SpecNode node) {
        node.allow("columns", "method", "unique", "where", "include");
        SpecNode unique = node.find("unique");
        SpecNode include = node.find("include");
        List<String> searched = ColumnNames.read(node.require("columns"), names);
        List<String> carried = include == null ? List.of() : ColumnNames.read(include, names);
        for (String column : carried) {
            if (searched.contains(column)) {
                throw node.require("include").refused("column \"" + column + "\" is searched already");
            }
        }
        SpecNode method = node.find("method");
        return new Index(
                searched,
                method == null ? Index.Method.BTREE : method.oneOf("index method", methods()),
                unique != null && unique.bool(),
                predicate(node.find("where")),
                carried);
    }

    private Index.@Nullable Predicate predicate(@Nullable SpecNode node) {
        if (node == null) {
            return null;
        }
        node.allow("column", "isNull", "equals");
        String column = ColumnNames.one(node.require("column"), names);
        SpecNode isNull = node.find("isNull");
        SpecNode equals = node.find("equals");
        if ((isNull == null) == (equals == null)) {
            throw node.refused("expected either \"isNull\" or \"equals\", found " + (isNull == null ? "none" : "both"));
        }
        if (isNull != null) {
            return new Index.Predicate(
                    column, isNull.bool() ? Index.Comparison.IS_NULL : Index.Comparison.IS_NOT_NULL, null);
        }
        return new Index.Predicate(
                column, Index.Comparison.EQUALS, Literals.read(node.require("equals"), type(column)));
    }

    private ColumnType type(String name) {
        return columns.get(names.indexOf(name)).column().type();
    }

    private static Map<String, Index.Method> methods() {
        Map<String, Index.Method> words = new LinkedHashMap<>();
        for (Index.Method method : Index.Method.values()) {
            words.put(method.sqlName(), method);
        }
        return words;
    }
}
