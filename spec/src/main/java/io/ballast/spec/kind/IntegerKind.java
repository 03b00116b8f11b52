package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from min to max, both inclusive.
 *
 * @param distribution null where all are equally likely; its values are rounded to the nearest whole number, and drawn again outside min..max
 */
public record IntegerKind(long min, long max, @Nullable Distribution distribution) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "integer",
            "whole numbers from min to max, both included",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.WHOLE, TypeFamily.DECIMAL, TypeFamily.FLOAT),
            IntegerKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "min": {"$ref": "#/$defs/wholeNumber"},
                "max": {"$ref": "#/$defs/wholeNumber"},
                "distribution": {"$ref": "#/$defs/distribution"}
              }
            }""");

    /** A type that prescribes digits after the point takes the numbers as decimals, with a 0 for each digit. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("min", "max", "distribution");
        NumberLimits limits = NumberLimits.read(node, type, 0);
        long min = limits.whole("min", Long.MIN_VALUE);
        long max = limits.whole("max", min);
        limits.refuseRare(min - 0.5, max + 0.5);
        int digits = limits.digits();
        return digits == 0
                ? new IntegerKind(min, max, limits.distribution())
                : new DecimalKind(
                        BigDecimal.valueOf(min).setScale(digits),
                        BigDecimal.valueOf(max).setScale(digits),
                        0,
                        limits.distribution());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.integer(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("min", min)
                .with("max", max)
                .with("distribution", distribution)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.between(Long.toString(min), Long.toString(max));
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return (c >= '0' && c <= '9') || (c == '-' && min < 0);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return distribution != null
                ? null
                : BigInteger.valueOf(max).subtract(BigInteger.valueOf(min)).add(BigInteger.ONE);
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
        return List.of(Long.toString(min), Long.toString(max));
    }
}
