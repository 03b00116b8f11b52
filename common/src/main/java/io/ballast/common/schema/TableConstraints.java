package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the constraints of a table have beyond its columns, keys and indexes.
 *
 * @param primaryKey of the primary key, if there is one
 * @param checks names and comments of the columns' own checks, by column; those that have none are omitted
 */
public record TableConstraints(
        KeyTraits primaryKey, Map<String, ObjectLabel> checks, List<SqlCheck> sqlChecks, List<Exclusion> exclusions) {
    public static final TableConstraints NONE = new TableConstraints(KeyTraits.NONE, Map.of(), List.of(), List.of());

    public TableConstraints {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
        sqlChecks = List.copyOf(sqlChecks);
        exclusions = List.copyOf(exclusions);
    }

    public ObjectLabel check(String column) {
        return checks.getOrDefault(column, ObjectLabel.NONE);
    }

    /** Whether a check in SQL stands for that of the column. */
    boolean isReplaced(String column) {
        return sqlChecks.stream().anyMatch(check -> check.insteadOf().contains(column));
    }

    /** Without SQL text. */
    TableConstraints withoutSql() {
        return new TableConstraints(
                primaryKey,
                checks,
                List.of(),
                exclusions.stream().filter(exclusion -> !exclusion.hasSql()).toList());
    }
}
