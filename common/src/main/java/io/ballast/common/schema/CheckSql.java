package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The condition of a CHECK constraint in SQL. */
final class CheckSql {
    private CheckSql() {}

    static String condition(Column column) {
        Check check = column.check();
        if (check == null) {
            throw new IllegalArgumentException("column " + column.name() + " has no check");
        }
        return condition(SqlText.name(column.name()), check);
    }

    /** @param name what the check is about, as SQL writes it */
    static String condition(String name, Check check) {
        List<String> terms = new ArrayList<>();
        if (check.minimum() != null) {
            terms.add(name + " >= " + SqlText.literal(check.minimum()));
        }
        if (check.maximum() != null) {
            terms.add(name + " <= " + SqlText.literal(check.maximum()));
        }
        if (check.minLength() != null) {
            terms.add("char_length(" + name + ") >= " + check.minLength());
        }
        if (check.maxLength() != null) {
            terms.add("char_length(" + name + ") <= " + check.maxLength());
        }
        if (!check.oneOf().isEmpty()) {
            terms.add(name + " IN ("
                    + check.oneOf().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")");
        }
        return String.join(" AND ", terms);
    }
}
