package io.ballast.spec.kind;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From {@code from}, inclusive, to {@code to}, exclusive.
 *
 * @param digits after the point of a second, 0 to 6, that the moments have
 * @param weights those of equally long parts of the range, in their order; none where all values are alike
 */
public record TimestampKind(Instant from, Instant to, int digits, List<Double> weights) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "timestamp",
            "moments from \"from\", included, to \"to\", excluded; UTC unless they say otherwise",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.TIMESTAMP),
            TimestampKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "from": {"$ref": "#/$defs/text"},
                "to": {"$ref": "#/$defs/text"},
                "precision": {
                  "description": "by default that of the column; a number is one of digits after the point of a second",
                  "oneOf": [
                    {"enum": ["microsecond", "millisecond", "second"]},
                    {"type": "integer", "minimum": 0, "maximum": 6}
                  ]
                },
                "weights": {"$ref": "#/$defs/weights"}
              },
              "required": ["from", "to"]
            }""");

    /** {@code 2020-12-31 12:30:00.123456+00} at the longest. */
    static final TextLength LENGTH = new TextLength(10, 29);

    private static final Map<String, Integer> PRECISIONS = Keywords.of("microsecond", 6, "millisecond", 3, "second", 0);
    private static final int MICRO_DIGITS = 6;
    private static final long[] STEPS = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

    public TimestampKind {
        weights = List.copyOf(weights);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("from", "to", "precision", "weights");
        Instant from = TimeLiterals.readInstant(node.require("from"));
        SpecNode end = node.require("to");
        Instant to = TimeLiterals.readInstant(end);
        if (!to.isAfter(from)) {
            throw end.expected("a time after " + from + ", as \"to\" itself is not taken");
        }
        int digits = digits(node.find("precision"), type);
        if (!isOnGrid(from, digits) || !isOnGrid(to, digits)) {
            throw node.refused(
                    digits == 0
                            ? "expected from and to in whole seconds, as the precision is second"
                            : "expected from and to with at most " + digits + " digits after the point of a second");
        }
        return new TimestampKind(from, to, digits, DateKind.weights(node));
    }

    private static int digits(@Nullable SpecNode node, ColumnType type) {
        boolean limited = type.family() == TypeFamily.TIMESTAMP && type.length() != ColumnType.UNSET;
        int most = limited ? type.length() : MICRO_DIGITS;
        if (node == null) {
            return most;
        }
        int digits = node.isNumber() ? node.wholeNumber(0, MICRO_DIGITS) : node.oneOf("precision", PRECISIONS);
        if (digits > most) {
            throw node.refused("expected at most " + most + " digits after the point of a second, as " + type
                    + " keeps no more, found " + digits);
        }
        return digits;
    }

    private static boolean isOnGrid(Instant instant, int digits) {
        return Math.floorMod(EpochMicros.of(instant), STEPS[digits]) == 0;
    }

    /** From one moment to the next. */
    public long stepMicros() {
        return STEPS[digits];
    }

    /** How many different values there are. */
    public long values() {
        return Math.subtractExact(EpochMicros.of(to), EpochMicros.of(from)) / stepMicros();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.timestamp(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("from", from.toString())
                .with("to", to.toString())
                .with("precision", precision())
                .with("weights", weights)
                .map();
    }

    private Object precision() {
        return PRECISIONS.containsValue(digits) ? Keywords.word(PRECISIONS, digits) : (Object) digits;
    }

    @Override
    public TextLength length(Scope scope) {
        return LENGTH;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return DateKind.timesContain(c);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return weights.isEmpty() ? BigInteger.valueOf(values()) : null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public boolean isNumbered() {
        return capacity() != null;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return SYNTAX.fills().test(type) ? List.of(literal(type, from), literal(type, last())) : List.of();
    }

    private Instant last() {
        return to.minus(stepMicros(), ChronoUnit.MICROS);
    }

    /** The moment as a literal of timestamp or timestamptz. */
    static String literal(ColumnType type, Instant instant) {
        String text = instant.toString();
        return Literals.canonical(
                type, type.base() == BaseType.TIMESTAMP ? text.substring(0, text.length() - 1) : text);
    }
}
