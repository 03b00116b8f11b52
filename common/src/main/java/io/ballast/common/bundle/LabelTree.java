package io.ballast.common.bundle;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.SqlGuard;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the keys, indexes and constraints of a descriptor have in common. */
final class LabelTree {
    private LabelTree() {}

    static void put(ObjectNode json, ObjectLabel label) {
        if (label.name() != null) {
            json.put("name", label.name());
        }
        if (label.comment() != null) {
            json.put("comment", label.comment());
        }
    }

    static ObjectLabel label(JsonPlace json) {
        JsonPlace name = json.find("name");
        JsonPlace comment = json.find("comment");
        return new ObjectLabel(name == null ? null : name.text(), comment == null ? null : comment.text());
    }

    static void put(ObjectNode json, Deferral deferral) {
        if (deferral != Deferral.NEVER) {
            json.put("deferrable", deferral == Deferral.AT_FIRST ? "deferred" : "immediate");
        }
    }

    /** {@code deferrable} says how a transaction begins: {@code immediate} or {@code deferred}. */
    static Deferral deferral(JsonPlace json) {
        JsonPlace deferrable = json.find("deferrable");
        if (deferrable == null) {
            return Deferral.NEVER;
        }
        return switch (deferrable.text()) {
            case "immediate" -> Deferral.IF_ASKED;
            case "deferred" -> Deferral.AT_FIRST;
            default -> throw deferrable.refuse("immediate or deferred");
        };
    }

    static void put(ObjectNode json, String key, @Nullable SqlExpression sql) {
        if (sql != null) {
            json.put(key, sql.text());
        }
    }

    /** SQL text, which may be refused where it runs, but never ends the statement it is part of. */
    static SqlExpression sql(JsonPlace json) {
        String fault = SqlGuard.fault(json.text());
        if (fault != null) {
            throw json.refuse("one expression or query in SQL; this one " + fault);
        }
        return new SqlExpression(json.text());
    }

    static @Nullable SqlExpression sqlIn(JsonPlace json, String key) {
        JsonPlace sql = json.find(key);
        return sql == null ? null : sql(sql);
    }

    static void putUnlessEmpty(ObjectNode json, String key, Collection<String> texts) {
        if (!texts.isEmpty()) {
            json.set(key, texts(texts));
        }
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** The names of columns; none where nothing is said. */
    static List<String> columns(JsonPlace json, String key) {
        JsonPlace columns = json.find(key);
        return columns == null ? List.of() : columns.texts(BundleLimits.MAX_KEY_COLUMNS);
    }

    /** Whether nothing else is said. */
    static boolean isTrue(JsonPlace json, String key) {
        JsonPlace flag = json.find(key);
        return flag == null || flag.flag();
    }

    static boolean flag(JsonPlace json, String key) {
        JsonPlace flag = json.find(key);
        return flag != null && flag.flag();
    }
}
