package io.ballast.common.bundle;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.View;
import io.ballast.common.schema.ViewTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Views in a descriptor, and what must hold of them. */
final class ViewTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ViewTree() {}

    static ArrayNode of(List<View> views) {
        ArrayNode list = JSON.arrayNode();
        views.forEach(view -> list.add(of(view)));
        return list;
    }

    private static ObjectNode of(View view) {
        ObjectNode json = JSON.objectNode().put("name", view.name()).put("materialized", view.materialized());
        json.put("sql", view.query().text());
        if (view.comment() != null) {
            json.put("comment", view.comment());
        }
        SettingsTree.putTexts(json, "options", view.traits().options());
        SettingsTree.putTexts(json, "columns", view.traits().columnComments());
        if (!view.traits().indexes().isEmpty()) {
            ArrayNode indexes = json.putArray("indexes");
            view.traits().indexes().forEach(index -> indexes.add(IndexTree.of(index)));
        }
        return json;
    }

    static List<View> read(@Nullable JsonPlace list) {
        return list == null
                ? List.of()
                : list.items(BundleLimits.MAX_TABLES).stream()
                        .map(ViewTree::view)
                        .toList();
    }

    private static View view(JsonPlace json) {
        JsonPlace comment = json.find("comment");
        boolean materialized = json.get("materialized").flag();
        return new View(
                json.get("name").text(),
                LabelTree.sql(json.get("sql")),
                materialized,
                comment == null ? null : comment.text(),
                new ViewTraits(
                        SettingsTree.texts(
                                json.find("options"),
                                (name, value) -> StorageParameters.faultOfView(materialized, name, value)),
                        SettingsTree.texts(json.find("columns"), (name, value) -> null),
                        indexes(json.find("indexes"), materialized)));
    }

    private static List<Index> indexes(@Nullable JsonPlace list, boolean materialized) {
        if (list != null && !materialized) {
            throw list.refuse("indexes of a materialized view alone");
        }
        List<Index> indexes = new ArrayList<>();
        for (JsonPlace json : list == null ? List.<JsonPlace>of() : list.items(BundleLimits.MAX_KEYS)) {
            json.get("name").text();
            Index index = IndexTree.read(json);
            String fault = IndexRules.fault(index);
            if (fault != null) {
                throw json.refuse("an index that PostgreSQL has: " + fault);
            }
            indexes.add(index);
        }
        return indexes;
    }

    private static void checkTraits(String file, String place, View view, Map<String, String> names) {
        view.traits().columnComments().forEach((column, text) -> {
            TableRules.checkName(file, place + ".columns", column);
            TableRules.checkText(file, place + ".columns", JsonPlace.MAKE_AGAIN, text);
        });
        for (Index index : view.traits().indexes()) {
            TableRules.checkText(
                    file,
                    place + ".indexes",
                    JsonPlace.MAKE_AGAIN,
                    index.traits().label().comment());
            index.columns().forEach(column -> TableRules.checkName(file, place + ".indexes", column));
            index.include().forEach(column -> TableRules.checkName(file, place + ".indexes", column));
        }
        for (String name : view.indexNames()) {
            TableRules.checkName(file, place + ".indexes.name", name);
            String other = names.putIfAbsent(name, "an index of a view");
            if (other != null) {
                throw JsonPlace.refuse(
                        file, place + ".indexes.name", JsonPlace.quoted(name), "a name other than that of " + other);
            }
        }
    }

    /**
     * Refuses a view whose name is taken.
     *
     * @param names of tables and of what belongs to them, and what has each
     */
    static void check(String file, List<View> views, Map<String, String> names) {
        for (int i = 0; i < views.size(); i++) {
            String place = "ballast.views[" + i + "]";
            View view = views.get(i);
            TableRules.checkName(file, place + ".name", view.name());
            TableRules.checkText(file, place + ".comment", JsonPlace.MAKE_AGAIN, view.comment());
            String other = names.putIfAbsent(view.name(), "another view");
            if (other != null) {
                throw JsonPlace.refuse(
                        file, place + ".name", JsonPlace.quoted(view.name()), "a name other than that of " + other);
            }
            checkTraits(file, place, view, names);
        }
    }
}
