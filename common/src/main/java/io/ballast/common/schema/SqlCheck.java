package io.ballast.common.schema;

import java.util.List;

/**
 * A CHECK constraint of a table in SQL.
 *
 * @param insteadOf columns whose own {@link Check} says the same in other words, and is made only where SQL text is omitted
 */
public record SqlCheck(ObjectLabel label, SqlExpression condition, CheckTraits traits, List<String> insteadOf) {
    public SqlCheck {
        insteadOf = List.copyOf(insteadOf);
    }

    public boolean enforced() {
        return traits.enforced();
    }

    public SqlCheck withLabel(ObjectLabel other) {
        return new SqlCheck(other, condition, traits, insteadOf);
    }
}
