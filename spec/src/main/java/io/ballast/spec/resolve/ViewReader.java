package io.ballast.spec.resolve;

import io.ballast.common.schema.Identifiers;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.View;
import io.ballast.common.schema.ViewTraits;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
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
        node.allow("sql", "materialized", "comment", "options", "columns", "indexes");
        boolean materialized = LabelReader.flag(node, "materialized");
        SpecNode columns = node.find("columns");
        SpecNode comment = node.find("comment");
        return new View(
                name,
                LabelReader.sql(node.require("sql")),
                materialized,
                comment == null ? null : comment.text(),
                new ViewTraits(
                        SettingsReader.texts(
                                node.find("options"),
                                (option, value) -> StorageParameters.faultOfView(materialized, option, value)),
                        SettingsReader.texts(columns, (column, text) -> nameFault(column)),
                        indexes(node.find("indexes"), materialized)));
    }

    private static @Nullable String nameFault(String column) {
        String fault = Identifiers.fault(column);
        return fault == null ? null : "the name of a column; this one " + fault;
    }

    private static List<Index> indexes(@Nullable SpecNode list, boolean materialized) {
        if (list == null) {
            return List.of();
        }
        if (!materialized) {
            throw list.refused("only a materialized view has indexes");
        }
        List<Index> indexes = new ArrayList<>();
        for (SpecNode node : list.items()) {
            node.require("name");
            Index index = IndexReader.ofView(node).read(node);
            String fault = IndexRules.fault(index);
            if (fault != null) {
                throw node.refused(fault);
            }
            indexes.add(index);
        }
        return indexes;
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
            for (String name : view.indexNames()) {
                String other = owners.get(name);
                if (other != null && node != null) {
                    throw node.require(view.name())
                            .require("indexes")
                            .refused("the name \"" + name + "\" stands for " + other
                                    + " already; PostgreSQL needs them different");
                }
            }
        }
    }
}
