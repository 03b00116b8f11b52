package io.ballast.common.bundle;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.LetterCase;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TypeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Indexes in a descriptor. */
final class IndexTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IndexTree() {}

    static ObjectNode of(Index index) {
        ObjectNode json = JSON.objectNode();
        json.set("columns", LabelTree.texts(index.columns()));
        json.put("method", index.method().sqlName());
        json.put("unique", index.unique());
        Index.Predicate where = index.where();
        if (where != null) {
            ObjectNode predicate = json.putObject("where")
                    .put("column", where.column())
                    .put("comparison", DescriptorTree.label(where.comparison()));
            if (where.literal() != null) {
                predicate.put("literal", where.literal());
            }
        }
        LabelTree.putUnlessEmpty(json, "include", index.include());
        put(json, index.traits());
        return json;
    }

    private static void put(ObjectNode json, IndexTraits traits) {
        LabelTree.put(json, traits.label());
        if (!traits.elements().isEmpty()) {
            ArrayNode elements = json.putArray("elements");
            traits.elements().forEach(element -> elements.add(element(element)));
        }
        LabelTree.put(json, "sqlWhere", traits.where());
        if (traits.nullsNotDistinct()) {
            json.put("nullsNotDistinct", true);
        }
        SettingsTree.putStorage(json, traits.storage());
    }

    static ObjectNode element(IndexElement element) {
        ObjectNode json = JSON.objectNode();
        if (element.column() != null && element.letterCase() == null) {
            json.put("column", element.column());
        }
        LabelTree.put(json, "sql", element.computed());
        if (element.collation() != null) {
            json.put("collation", element.collation().sql());
        }
        if (element.operatorClass() != null) {
            json.put("operatorClass", element.operatorClass().sql());
        }
        if (element.descending()) {
            json.put("descending", true);
        }
        if (element.nullsFirst() != null) {
            json.put("nullsFirst", element.nullsFirst());
        }
        return json;
    }

    static Index read(JsonPlace json) {
        JsonPlace elements = json.find("elements");
        Index.Method method = TableSchemaReader.constant(json.get("method"), Index.Method.values());
        boolean unique = json.get("unique").flag();
        Index.@Nullable Predicate where = TableSchemaReader.optional(json, "where", IndexTree::predicate);
        List<String> include = LabelTree.columns(json, "include");
        IndexTraits traits = new IndexTraits(
                LabelTree.label(json),
                elements == null
                        ? List.of()
                        : elements.items(BundleLimits.MAX_KEY_COLUMNS).stream()
                                .map(IndexTree::readElement)
                                .toList(),
                LabelTree.sqlIn(json, "sqlWhere"),
                LabelTree.flag(json, "nullsNotDistinct"),
                SettingsTree.indexStorage(json));
        return elements == null
                ? new Index(TableSchemaReader.keyColumns(json.get("columns")), method, unique, where, include, traits)
                : Index.over(method, unique, where, include, traits);
    }

    static IndexElement readElement(JsonPlace json) {
        JsonPlace column = json.find("column");
        JsonPlace sql = json.find("sql");
        if ((column == null) == (sql == null)) {
            throw json.refuse("either a column or an expression (sql)");
        }
        JsonPlace nullsFirst = json.find("nullsFirst");
        SqlExpression expression = sql == null ? null : LabelTree.sql(sql);
        Optional<IndexElement> inOneCase = Optional.ofNullable(expression).flatMap(LetterCase::element);
        return new IndexElement(
                column == null ? inOneCase.map(IndexElement::column).orElse(null) : column.text(),
                inOneCase.map(IndexElement::letterCase).orElse(null),
                inOneCase.isPresent() ? null : expression,
                name(json.find("collation")),
                name(json.find("operatorClass")),
                LabelTree.flag(json, "descending"),
                nullsFirst == null ? null : nullsFirst.flag());
    }

    private static @Nullable TypeName name(@Nullable JsonPlace name) {
        return name == null
                ? null
                : TypeName.parse(name.text()).orElseThrow(() -> name.refuse("a name as SQL writes it, in quotes"));
    }

    private static Index.Predicate predicate(JsonPlace where) {
        Index.Comparison comparison = TableSchemaReader.constant(where.get("comparison"), Index.Comparison.values());
        boolean takesLiteral = comparison == Index.Comparison.EQUALS;
        JsonPlace literal = takesLiteral ? where.get("literal") : where.find("literal");
        if (!takesLiteral && literal != null) {
            throw literal.refuse("no literal with " + DescriptorTree.label(comparison));
        }
        return new Index.Predicate(where.get("column").text(), comparison, literal == null ? null : literal.text());
    }
}
