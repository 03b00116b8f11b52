package io.ballast.introspect.draft;

import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.introspect.facts.SqlUses;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether SQL text of a schema means here what it means there: all that it rests on is in the spec, as it is there. */
final class SqlFit {
    private final Map<String, DraftTable> tables;
    private final Set<String> views = new HashSet<>();

    SqlFit(Map<String, DraftTable> tables) {
        this.tables = tables;
    }

    /** Lets others rest on a view. */
    void add(String view) {
        views.add(view);
    }

    /** Why it does not, to be read after a colon; empty where it does. */
    String reason(SqlUses uses) {
        if (!uses.others().isEmpty()) {
            return "it needs " + String.join(", ", uses.others()) + ", which no spec has";
        }
        for (String type : uses.types()) {
            if (!isKept(type)) {
                return "it needs the type \"" + type + "\", which the spec does not have";
            }
        }
        for (SqlUses.Column column : uses.columns()) {
            String reason = reason(column);
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "";
    }

    private String reason(SqlUses.Column used) {
        DraftTable table = tables.get(used.table());
        if (table == null) {
            return views.contains(used.table()) ? "" : "\"" + used.table() + "\" is not in this spec";
        }
        if (used.column().isEmpty()) {
            return "";
        }
        if (table.computed.containsKey(used.column())) {
            return "";
        }
        DraftColumn column = table.columns.get(used.column());
        String name = "column \"" + used.table() + "." + used.column() + "\"";
        if (column == null) {
            return name + " is not in this spec";
        }
        return column.hasOwnType() ? "" : name + " has another type here";
    }

    private boolean isKept(String type) {
        return tables.values().stream()
                .flatMap(table -> Stream.concat(
                        table.columns.values().stream().map(column -> column.type),
                        table.computed.values().stream().map(GeneratedColumn::type)))
                .flatMap(UserTypes::within)
                .anyMatch(kept -> isNamed(kept, type));
    }

    private static boolean isNamed(UserType kept, String type) {
        return kept.name().schema() == null && kept.name().name().equals(type);
    }
}
