package io.ballast.spec.resolve;

import io.ballast.common.schema.View;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads views: {@code views: { open_orders: { sql: SELECT … } }}, each after those that it shows. */
public final class ViewReader {
    private ViewReader() {}

    public static List<View> read(@Nullable SpecNode node) {
        return node == null
                ? List.of()
                : node.keys().stream()
                        .map(name -> view(node.require(name), name))
                        .toList();
    }

    private static View view(SpecNode node, String name) {
        NameRules.checkTable(node, name);
        node.allow("sql", "materialized", "comment");
        SpecNode comment = node.find("comment");
        return new View(
                name,
                LabelReader.sql(node.require("sql")),
                LabelReader.flag(node, "materialized"),
                comment == null ? null : comment.text());
    }

    /**
     * Refuses views whose names are taken.
     *
     * @param owners what has a name already, by name
     */
    public static void check(@Nullable SpecNode node, List<View> views, Map<String, String> owners) {
        for (View view : views) {
            String owner = owners.get(view.name());
            if (owner != null && node != null) {
                throw node.require(view.name())
                        .refused("the name \"" + view.name() + "\" stands for " + owner
                                + " already; PostgreSQL needs them different");
            }
        }
    }
}
