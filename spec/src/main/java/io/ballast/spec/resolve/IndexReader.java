package io.ballast.spec.resolve;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an index of a table. */
final class IndexReader {
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final List<String> names;
    private final Set<String> computed;
    private final Set<String> virtual;

    /** @param generated columns that the server computes, which indexes may have as well */
    IndexReader(List<ColumnDraft> columns, List<GeneratedColumn> generated) {
        columns.forEach(column -> types.put(column.name(), column.column().type()));
        generated.forEach(column -> types.put(column.name(), column.type()));
        names = List.copyOf(types.keySet());
        computed = generated.stream().map(GeneratedColumn::name).collect(Collectors.toUnmodifiableSet());
        virtual = generated.stream()
                .filter(column -> !column.stored())
                .map(GeneratedColumn::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of a view, whose columns nobody knows before it is made. */
    private IndexReader(Set<String> columns) {
        columns.forEach(column -> types.put(column, ColumnType.of(BaseType.TEXT)));
        names = List.copyOf(columns);
        computed = Set.of();
        virtual = Set.of();
    }

    /** Takes every column that the index itself names. */
    static IndexReader ofView(SpecNode node) {
        Set<String> columns = new LinkedHashSet<>();
        for (String key : List.of("columns", "include")) {
            SpecNode list = node.find(key);
            for (SpecNode item : list == null ? List.<SpecNode>of() : list.items()) {
                for (SpecNode name : item.isMapping() ? namesIn(item) : List.of(item)) {
                    columns.add(LabelReader.name(name));
                }
            }
        }
        SpecNode where = node.find("where");
        if (where != null) {
            where.allow("sql");
        }
        return new IndexReader(columns);
    }

    private static List<SpecNode> namesIn(SpecNode element) {
        return Stream.of("column", "lower", "upper")
                .map(element::find)
                .filter(Objects::nonNull)
                .toList();
    }

    Index read(SpecNode node) {
        node.allow("columns", "method", "unique", "where", "include", "name", "nullsNotDistinct", "storage", "comment");
        List<IndexElement> searched = searched(node.require("columns"));
        SpecNode include = node.find("include");
        List<String> carried = include == null ? List.of() : ColumnNames.read(include, names);
        for (String column : carried) {
            if (searched.stream().anyMatch(element -> column.equals(element.column()))) {
                throw node.require("include").refused("column \"" + column + "\" is searched already");
            }
        }
        searched.forEach(element -> refuseVirtual(node, element.column()));
        searched.forEach(element -> checkCase(node, element));
        carried.forEach(column -> refuseVirtual(node, column));
        SpecNode method = node.find("method");
        boolean unique = LabelReader.flag(node, "unique");
        if (unique && searched.stream().anyMatch(element -> isComputed(element.column()))) {
            throw node.require("unique").refused("no spec can say whether values that the server computes are unique");
        }
        SpecNode where = node.find("where");
        boolean isSql = where != null && where.isMapping() && where.has("sql");
        return index(
                method == null ? Index.Method.BTREE : method.oneOf("index method", methods()),
                unique,
                isSql ? null : predicate(where),
                carried,
                new IndexTraits(
                        LabelReader.read(node),
                        searched,
                        isSql ? sql(Objects.requireNonNull(where)) : null,
                        nullsNotDistinct(node, unique),
                        SettingsReader.indexStorage(node)));
    }

    private void checkCase(SpecNode node, IndexElement element) {
        String column = element.column();
        if (element.letterCase() != null && column != null && !type(column).hasCase()) {
            throw node.require("columns")
                    .refused("column \"" + column + "\" is " + type(column) + "; only text has a case");
        }
    }

    private void refuseVirtual(SpecNode node, @Nullable String column) {
        if (column != null && virtual.contains(column)) {
            throw node.refused("column \"" + column
                    + "\" is computed when it is read, and PostgreSQL has no indexes over such; expected a stored one");
        }
    }

    /** Columns alone are no elements. */
    private static Index index(
            Index.Method method,
            boolean unique,
            Index.@Nullable Predicate where,
            List<String> include,
            IndexTraits traits) {
        Index index = Index.over(method, unique, where, include, traits);
        boolean isPlain = traits.elements().stream().allMatch(IndexElement::isPlain);
        return isPlain
                ? new Index(index.columns(), method, unique, where, include, traits.withElements(List.of()))
                : index;
    }

    private List<IndexElement> searched(SpecNode node) {
        if (node.items().stream().noneMatch(SpecNode::isMapping)) {
            return ColumnNames.read(node, names).stream().map(IndexElement::of).toList();
        }
        List<IndexElement> elements = node.items().stream()
                .map(item -> ElementReader.read(item, names))
                .toList();
        if (elements.size() > ColumnNames.MAX_KEY_COLUMNS) {
            throw node.refused(
                    "expected at most " + ColumnNames.MAX_KEY_COLUMNS + " columns, found " + elements.size());
        }
        return elements;
    }

    private static SqlExpression sql(SpecNode where) {
        where.allow("sql");
        return LabelReader.sql(where.require("sql"));
    }

    private static boolean nullsNotDistinct(SpecNode node, boolean unique) {
        boolean asked = LabelReader.flag(node, "nullsNotDistinct");
        if (asked && !unique) {
            throw node.require("nullsNotDistinct").refused("only unique indexes compare nulls; expected unique: true");
        }
        return asked;
    }

    private Index.@Nullable Predicate predicate(@Nullable SpecNode node) {
        if (node == null) {
            return null;
        }
        node.allow("column", "isNull", "equals", "isTrue");
        String column = ColumnNames.one(node.require("column"), names);
        String condition = only(node, List.of("isNull", "equals", "isTrue"));
        return switch (condition) {
            case "isNull" ->
                predicate(column, node.require(condition), Index.Comparison.IS_NULL, Index.Comparison.IS_NOT_NULL);
            case "isTrue" -> {
                if (!type(column).is(TypeFamily.BOOLEAN)) {
                    throw node.require(condition)
                            .refused("column \"" + column + "\" is " + type(column)
                                    + "; only a boolean is true or false");
                }
                yield predicate(column, node.require(condition), Index.Comparison.IS_TRUE, Index.Comparison.IS_FALSE);
            }
            default ->
                new Index.Predicate(
                        column, Index.Comparison.EQUALS, Literals.read(node.require(condition), type(column)));
        };
    }

    private static Index.Predicate predicate(String column, SpecNode node, Index.Comparison yes, Index.Comparison no) {
        return new Index.Predicate(column, node.bool() ? yes : no, null);
    }

    private static String only(SpecNode node, List<String> keys) {
        List<String> found = keys.stream().filter(node::has).toList();
        if (found.size() != 1) {
            throw node.refused("expected either \"isNull\", \"equals\" or \"isTrue\", found "
                    + (found.isEmpty() ? "none" : String.join(", ", found)));
        }
        return found.get(0);
    }

    private boolean isComputed(@Nullable String column) {
        return column != null && computed.contains(column);
    }

    private ColumnType type(String name) {
        return Objects.requireNonNull(types.get(name));
    }

    static Map<String, Index.Method> methods() {
        Map<String, Index.Method> words = new LinkedHashMap<>();
        for (Index.Method method : Index.Method.values()) {
            words.put(method.sqlName(), method);
        }
        return words;
    }
}
