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
 * From {@code from}, inclusive, to {@code to}, exclusive; whole microseconds, or whole seconds.
 *
 * @param weights those of equally long parts of the range, in their order; none where all values are alike
 */
public record TimestampKind(Instant from, Instant to, boolean wholeSeconds, List<Double> weights) implements ValueKind {
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
                "precision": {"enum": ["microsecond", "second"]},
                "weights": {"$ref": "#/$defs/weights"}
              },
              "required": ["from", "to"]
            }""");

    /** {@code 2020-12-31 12:30:00.123456+00} at the longest. */
    static final TextLength LENGTH = new TextLength(10, 29);

    static final Map<String, Boolean> PRECISIONS = Keywords.of("microsecond", false, "second", true);

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
        SpecNode precision = node.find("precision");
        boolean wholeSeconds = precision != null && precision.oneOf("precision", PRECISIONS);
        if (wholeSeconds && !(isWholeSecond(from) && isWholeSecond(to))) {
            throw node.refused("expected from and to in whole seconds, as the precision is second");
        }
        return new TimestampKind(from, to, wholeSeconds, DateKind.weights(node));
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** How many different values there are. */
    public long values() {
        return wholeSeconds
                ? ChronoUnit.SECONDS.between(from, to)
                : Math.subtractExact(EpochMicros.of(to), EpochMicros.of(from));
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
                .with("precision", Keywords.word(PRECISIONS, wholeSeconds))
                .with("weights", weights)
                .map();
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
    public boolean isNumbered() {
        return capacity() != null;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return SYNTAX.fills().test(type) ? List.of(literal(type, from), literal(type, last())) : List.of();
    }

    private Instant last() {
        Instant last = wholeSeconds ? to.minusNanos(1).truncatedTo(ChronoUnit.SECONDS) : to.minus(1, ChronoUnit.MICROS);
        return last.isBefore(from) ? from : last;
    }

    /** The moment as a literal of timestamp or timestamptz. */
    static String literal(ColumnType type, Instant instant) {
        String text = instant.toString();
        return Literals.canonical(
                type, type.base() == BaseType.TIMESTAMP ? text.substring(0, text.length() - 1) : text);
    }
}
