package io.ballast.common.bundle;

import io.ballast.common.schema.View;
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
        return new View(
                json.get("name").text(),
                LabelTree.sql(json.get("sql")),
                json.get("materialized").flag(),
                comment == null ? null : comment.text());
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
        }
    }
}
