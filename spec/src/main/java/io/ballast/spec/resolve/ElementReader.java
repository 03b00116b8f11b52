package io.ballast.spec.resolve;

import io.ballast.common.schema.IndexElement;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Map;

/** Reads what an index is searched by: the name of a column, or a mapping with a column or an expression. */
final class ElementReader {
    private static final Map<String, Boolean> ORDERS = Keywords.of("asc", false, "desc", true);
    private static final Map<String, Boolean> NULLS = Keywords.of("first", true, "last", false);

    private ElementReader() {}

    static IndexElement read(SpecNode node, List<String> names) {
        if (!node.isMapping()) {
            return IndexElement.of(ColumnNames.one(node, names));
        }
        node.allow("column", "sql", "collation", "operatorClass", "order", "nulls");
        return mapping(node, names);
    }

    /** As {@link #read}, of a mapping whose keys somebody else has checked. */
    static IndexElement mapping(SpecNode node, List<String> names) {
        SpecNode column = node.find("column");
        SpecNode sql = node.find("sql");
        if ((column == null) == (sql == null)) {
            throw node.refused("expected either \"column\" or \"sql\", found " + (column == null ? "none" : "both"));
        }
        SpecNode order = node.find("order");
        SpecNode nulls = node.find("nulls");
        return new IndexElement(
                column == null ? null : ColumnNames.one(column, names),
                sql == null ? null : LabelReader.sql(sql),
                LabelReader.qualified(node.find("collation")),
                LabelReader.qualified(node.find("operatorClass")),
                order != null && order.oneOf("order", ORDERS),
                nulls == null ? null : nulls.oneOf("place of nulls", NULLS));
    }
}
