package io.ballast.common.schema;

import java.util.List;

/**
 * A CHECK constraint of a table in SQL.
 *
 * @param enforced whether the server checks it at all; PostgreSQL 18 and newer need not
 * @param insteadOf columns whose own {@link Check} says the same in other words, and is made only where SQL text is omitted
 */
public record SqlCheck(ObjectLabel label, SqlExpression condition, boolean enforced, List<String> insteadOf) {
    public SqlCheck {
        insteadOf = List.copyOf(insteadOf);
    }
}
