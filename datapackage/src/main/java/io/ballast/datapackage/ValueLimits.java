package io.ballast.datapackage;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The CHECK of a column, as the server judges it once all rows are in; for a look at the values without a server. */
final class ValueLimits {
    private final BaseType type;
    private final Check check;

    private ValueLimits(BaseType type, Check check) {
        this.type = type;
        this.check = check;
    }

    /** Null for a column without a CHECK. */
    static @Nullable ValueLimits of(Column column) {
        return column.check() == null ? null : new ValueLimits(column.type().base(), column.check());
    }

    /** What was expected instead of the value, in words; null for one that may be, and for one that only the server can judge. */
    @Nullable
    String expectedInsteadOf(String value) {
        int length = value.codePointCount(0, value.length());
        if (check.minLength() != null && length < check.minLength()) {
            return "at least " + check.minLength() + " characters";
        }
        if (check.maxLength() != null && length > check.maxLength()) {
            return "at most " + check.maxLength() + " characters";
        }
        if (check.minimum() != null && compare(value, check.minimum()).orElse(0) < 0) {
            return "at least " + check.minimum();
        }
        if (check.maximum() != null && compare(value, check.maximum()).orElse(0) > 0) {
            return "at most " + check.maximum();
        }
        boolean known = check.oneOf().isEmpty()
                || check.oneOf().stream().anyMatch(one -> compare(value, one).orElse(0) == 0);
        return known ? null : "one of " + String.join(", ", check.oneOf());
    }

    private OptionalInt compare(String value, String limit) {
        return ValueOrder.compare(type, value, limit);
    }
}
