package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks that PostgreSQL has an index of the method for the types: a default operator class (manual, 11.10 and 65 to 70). */
public final class IndexChecks {
    private static final Set<Index.Method> CARRYING =
            Set.of(Index.Method.BTREE, Index.Method.GIST, Index.Method.SPGIST);
    private static final Set<Index.Method> SINGLE = Set.of(Index.Method.HASH, Index.Method.SPGIST);
    private static final Set<Index.Method> ARRAYS = Set.of(Index.Method.BTREE, Index.Method.HASH, Index.Method.GIN);

    private static final Set<Index.Method> ENUMS = Set.of(Index.Method.BTREE, Index.Method.HASH);

    private IndexChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        List<Index> indexes = table.schema().indexes();
        SpecNode written = spec.node(table).find("indexes");
        List<SpecNode> nodes = written == null ? List.of() : written.items();
        for (int i = 0; i < nodes.size(); i++) { // behind these are those that a column asks for
            check(nodes.get(i), table, indexes.get(i));
        }
    }

    private static void check(SpecNode node, TableSpec table, Index index) {
        String method = index.method().sqlName();
        if (index.unique() && index.method() != Index.Method.BTREE) {
            throw node.refused("only btree indexes can be unique, found " + method);
        }
        if (!index.include().isEmpty() && !CARRYING.contains(index.method())) {
            throw node.refused(method + " indexes cannot include further columns");
        }
        if (index.width() > 1 && SINGLE.contains(index.method())) {
            throw node.refused(method + " indexes have one column, found " + index.width());
        }
        for (String name : index.traits().elements().isEmpty() ? index.columns() : byDefault(index)) {
            ColumnType type = table.schema().typeOf(name);
            if (!canIndex(index.method(), type)) {
                throw node.refused("PostgreSQL has no " + method + " index over " + type + ", the type of column \""
                        + name + "\"");
            }
        }
    }

    /** The columns that are searched by what their types have by default. */
    private static List<String> byDefault(Index index) {
        return index.traits().elements().stream()
                .filter(element -> element.operatorClass() == null)
                .map(IndexElement::column)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether PostgreSQL has an index of the method over the type by itself. */
    public static boolean canIndex(Index.Method method, ColumnType type) {
        if (type.isOpaque()) {
            return true; // the server knows
        }
        if (!type.base().isComparable()) {
            return false;
        }
        if (!type.labels().isEmpty() && !type.array()) {
            return ENUMS.contains(method);
        }
        return type.array()
                ? ARRAYS.contains(method)
                : type.base().indexMethods().contains(method);
    }
}
