package io.ballast.spec.resolve;

import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.LetterCase;
import io.ballast.common.schema.SqlExpression;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what an index is searched by: the name of a column, or a mapping with a column, its text in one case, or an expression. */
final class ElementReader {
    private static final List<String> SEARCHED = List.of("column", "lower", "upper", "sql");
    private static final Map<String, LetterCase> CASES =
            Keywords.of("lower", LetterCase.LOWER, "upper", LetterCase.UPPER);
    private static final Map<String, Boolean> ORDERS = Keywords.of("asc", false, "desc", true);
    private static final Map<String, Boolean> NULLS = Keywords.of("first", true, "last", false);

    private ElementReader() {}

    static IndexElement read(SpecNode node, List<String> names) {
        if (!node.isMapping()) {
            return IndexElement.of(ColumnNames.one(node, names));
        }
        node.allow("column", "lower", "upper", "sql", "collation", "operatorClass", "order", "nulls");
        List<String> given = SEARCHED.stream().filter(node::has).toList();
        if (given.size() != 1) {
            throw node.refused("expected either \"column\", \"lower\", \"upper\" or \"sql\", found "
                    + (given.isEmpty() ? "none" : String.join(", ", given)));
        }
        String key = given.get(0);
        return CASES.containsKey(key)
                ? ordered(node, ColumnNames.one(node.require(key), names), null)
                        .in(Objects.requireNonNull(CASES.get(key)))
                : mapping(node, names);
    }

    /** As {@link #read}, of a mapping whose keys somebody else has checked. */
    static IndexElement mapping(SpecNode node, List<String> names) {
        SpecNode column = node.find("column");
        SpecNode sql = node.find("sql");
        if ((column == null) == (sql == null)) {
            throw node.refused("expected either \"column\" or \"sql\", found " + (column == null ? "none" : "both"));
        }
        return ordered(
                node,
                column == null ? null : ColumnNames.one(column, names),
                sql == null ? null : LabelReader.sql(sql));
    }

    private static IndexElement ordered(SpecNode node, @Nullable String column, @Nullable SqlExpression sql) {
        SpecNode order = node.find("order");
        SpecNode nulls = node.find("nulls");
        return new IndexElement(
                column,
                sql,
                LabelReader.qualified(node.find("collation")),
                LabelReader.qualified(node.find("operatorClass")),
                order != null && order.oneOf("order", ORDERS),
                nulls == null ? null : nulls.oneOf("place of nulls", NULLS));
    }
}
