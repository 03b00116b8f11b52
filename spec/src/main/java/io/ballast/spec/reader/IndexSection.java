package io.ballast.spec.reader;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Indexes as {@link SpecWriter} writes them. */
final class IndexSection {
    private IndexSection() {}

    static Map<String, Object> of(Index index) {
        IndexTraits traits = index.traits();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(
                "columns",
                traits.elements().isEmpty()
                        ? index.columns()
                        : traits.elements().stream().map(IndexSection::element).toList());
        out.put("method", index.method().sqlName());
        out.put("unique", index.unique());
        if (index.where() != null) {
            out.put("where", predicate(index.where()));
        } else if (traits.where() != null) {
            out.put("where", Map.of("sql", traits.where().text()));
        }
        KeySection.putUnlessEmpty(out, "include", index.include());
        if (traits.nullsNotDistinct()) {
            out.put("nullsNotDistinct", true);
        }
        SettingsSection.putStorage(out, traits.storage());
        KeySection.putName(out, traits.label());
        KeySection.putComment(out, traits.label());
        return out;
    }

    private static Map<String, Object> predicate(Index.Predicate where) {
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("column", where.column());
        switch (where.comparison()) {
            case EQUALS -> predicate.put("equals", String.valueOf(where.literal()));
            case IS_NULL -> predicate.put("isNull", true);
            case IS_NOT_NULL -> predicate.put("isNull", false);
            case IS_TRUE -> predicate.put("isTrue", true);
            case IS_FALSE -> predicate.put("isTrue", false);
        }
        return predicate;
    }

    /** A name, or what is more than one. */
    static Object element(IndexElement element) {
        return element.isPlain() && element.column() != null ? element.column() : mapping(element);
    }

    static Map<String, Object> mapping(IndexElement element) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (element.column() != null) {
            out.put(
                    element.letterCase() == null
                            ? "column"
                            : element.letterCase().function(),
                    element.column());
        }
        if (element.expression() != null) {
            out.put("sql", element.expression().text());
        }
        if (element.collation() != null) {
            out.put("collation", element.collation().text());
        }
        if (element.operatorClass() != null) {
            out.put("operatorClass", element.operatorClass().text());
        }
        if (element.descending()) {
            out.put("order", "desc");
        }
        if (element.nullsFirst() != null) {
            out.put("nulls", element.nullsFirst() ? "first" : "last");
        }
        return out;
    }
}
