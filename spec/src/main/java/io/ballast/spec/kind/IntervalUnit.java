package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.IntervalFields;
import java.util.Locale;

/** What the lengths of intervals are given in: each of them keeps its number, whatever the type. */
public enum IntervalUnit {
    YEAR(12, 100_000_000),
    MONTH(1, 1_200_000_000),
    DAY(1, 2_000_000_000),
    HOUR(3_600, 87_660_000),
    MINUTE(60, 5_259_600_000L),
    SECOND(1, 315_576_000_000L);

    private final int words;
    private final long max;

    IntervalUnit(int words, long max) {
        this.words = words;
        this.max = max;
    }

    /** The smallest unit of which a type has any: that of its last field. */
    public static IntervalUnit of(ColumnType type) {
        IntervalFields fields = type.fields();
        if (fields == null || fields.micros() == 1) {
            return SECOND;
        }
        String name = fields.name();
        return valueOf(name.substring(name.lastIndexOf('_') + 1));
    }

    /** How many months, days or seconds it has. */
    public int words() {
        return words;
    }

    /** The most of them: what the server can hold, or a hundred centuries. */
    public long max() {
        return max;
    }

    public boolean isMonths() {
        return this == YEAR || this == MONTH;
    }

    static IntervalUnit named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
