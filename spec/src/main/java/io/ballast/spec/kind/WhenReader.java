package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link WhenKind}: one condition and its {@code value}, or {@code cases}, a value to each. */
final class WhenReader {
    private WhenReader() {}

    static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("column", "in", "isNull", "value", "cases", "otherwise");
        ColumnUse column = ColumnUse.read(node.require("column"));
        List<String> conditions =
                List.of("in", "isNull", "cases").stream().filter(node::has).toList();
        if (conditions.size() != 1) {
            throw node.refused("expected one of \"in\", \"isNull\" and \"cases\", found "
                    + (conditions.isEmpty() ? "none" : String.join(", ", conditions)));
        }
        ValueKind otherwise = kind(node.find("otherwise"), type, values);
        if (node.has("cases")) {
            if (node.has("value")) {
                throw node.require("value").refused("each of the cases has its own value; take \"value\" away");
            }
            return new WhenKind(column, cases(node.require("cases"), type, values), otherwise);
        }
        return new WhenKind(column, List.of(single(node, type, values)), otherwise);
    }

    private static WhenKind.Case single(SpecNode node, ColumnType type, ValueReader values) {
        ValueKind value = values.column(node.require("value"), type);
        SpecNode isNull = node.find("isNull");
        return isNull == null
                ? new WhenKind.Case(looked(node.require("in")), null, value)
                : new WhenKind.Case(List.of(), isNull.bool(), value);
    }

    private static List<String> looked(SpecNode node) {
        Set<String> seen = new HashSet<>();
        for (SpecNode item : node.items()) {
            if (!seen.add(item.text())) {
                throw item.refused("value \"" + item.text() + "\" is a duplicate");
            }
        }
        return node.texts();
    }

    private static List<WhenKind.Case> cases(SpecNode node, ColumnType type, ValueReader values) {
        List<WhenKind.Case> cases = new ArrayList<>();
        for (String value : node.keys()) {
            cases.add(new WhenKind.Case(List.of(value), null, values.column(node.require(value), type)));
        }
        if (cases.isEmpty()) {
            throw node.refused("expected at least one case, found none");
        }
        return cases;
    }

    /** Null where nothing is written, or {@code null}. */
    private static @Nullable ValueKind kind(@Nullable SpecNode node, ColumnType type, ValueReader values) {
        return node == null || node.isNull() ? null : values.column(node, type);
    }

    static Map<String, Object> written(WhenKind when) {
        Parameters written = new Parameters().with("column", when.column().toString());
        WhenKind.Case first = when.cases().get(0);
        if (first.isNull() != null) {
            written.with("isNull", first.isNull()).with("value", first.value().tree());
        } else if (when.cases().size() == 1) {
            written.with("in", (Object) first.values())
                    .with("value", first.value().tree());
        } else {
            Map<String, Object> cases = new LinkedHashMap<>();
            when.cases()
                    .forEach(one -> cases.put(one.values().get(0), one.value().tree()));
            written.with("cases", cases);
        }
        ValueKind otherwise = when.otherwise();
        return written.with("otherwise", otherwise == null ? null : (Object) otherwise.tree())
                .map();
    }
}
