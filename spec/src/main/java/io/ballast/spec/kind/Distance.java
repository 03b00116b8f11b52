package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a distance of 1 between two values is: a second, a day, the number 1.
 *
 * @param unit null between numbers
 * @param wholeSeconds whether moments are moved by whole seconds only
 */
public record Distance(@Nullable Unit unit, boolean wholeSeconds) {
    private static final Map<String, Boolean> PRECISIONS = Keywords.of("microsecond", false, "second", true);

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** A length of time. */
    public enum Unit {
        SECOND(1),
        MINUTE(60),
        HOUR(3600),
        DAY(86_400);

        private final long seconds;

        Unit(long seconds) {
            this.seconds = seconds;
        }
    }

    /** The units of a date are days, those of timestamps seconds if nothing else is said; numbers have none. */
    static Distance read(SpecNode node, ColumnType type) {
        SpecNode unit = node.find("unit");
        SpecNode precision = node.find("precision");
        if (precision != null && !type.is(TypeFamily.TIMESTAMP)) {
            throw precision.refused("values of " + type + " have no precision to choose");
        }
        boolean wholeSeconds = precision != null && precision.oneOf("precision", PRECISIONS);
        if (type.is(TypeFamily.TIMESTAMP)) {
            return new Distance(unit == null ? Unit.SECOND : unit.oneOf("unit", units()), wholeSeconds);
        }
        if (!type.is(TypeFamily.DATE)) {
            if (unit != null) {
                throw unit.refused("between values of " + type + " there is no unit of time; take \"unit\" away");
            }
            return new Distance(null, false);
        }
        if (unit != null && unit.oneOf("unit", units()) != Unit.DAY) {
            throw unit.expected("day, as dates are whole days");
        }
        return new Distance(Unit.DAY, false);
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> words = new LinkedHashMap<>();
        words.put("second", Unit.SECOND);
        words.put("minute", Unit.MINUTE);
        words.put("hour", Unit.HOUR);
        words.put("day", Unit.DAY);
        return words;
    }

    void write(Parameters written) {
        if (unit != null) {
            written.with("unit", Keywords.word(units(), unit));
        }
        if (wholeSeconds) {
            written.with("precision", Keywords.word(PRECISIONS, true));
        }
    }

    /** A distance of 1 in units of the type. */
    public long unitsOfOne(ColumnType type) {
        if (unit == null) {
            return BigDecimal.ONE.movePointRight(LiteralUnits.digits(type)).longValueExact();
        }
        return type.is(TypeFamily.DATE) ? 1 : unit.seconds * MICROS_PER_SECOND;
    }

    /** The units of the type that a value moves by at least: no less than the type keeps. */
    public long step(ColumnType type) {
        return wholeSeconds ? MICROS_PER_SECOND : LiteralUnits.grain(type);
    }
}
