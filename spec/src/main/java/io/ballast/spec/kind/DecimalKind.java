package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from min to max, both inclusive, of which {@code scale} digits after the point vary.
 *
 * @param min has as many digits after the point as are written, at least the scale
 * @param distribution null where all are equally likely; its values are rounded to the scale, and drawn again outside min..max
 */
public record DecimalKind(
        BigDecimal min, BigDecimal max, int scale, @Nullable Distribution distribution) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "decimal",
            "numbers from min to max, both included",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.DECIMAL, TypeFamily.FLOAT),
            DecimalKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "min": {"$ref": "#/$defs/number"},
                "max": {"$ref": "#/$defs/number"},
                "scale": {"$ref": "#/$defs/wholeNumber", "description": "digits after the point"},
                "distribution": {"$ref": "#/$defs/distribution"}
              }
            }""");

    /** Digits after the point where the type prescribes none. */
    private static final int DEFAULT_SCALE = 2;

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("min", "max", "scale", "distribution");
        int scale = scale(node, type);
        NumberLimits limits = NumberLimits.read(node, type, scale);
        BigDecimal min = limits.decimal("min", scale);
        BigDecimal max = limits.decimal("max", scale);
        if (min.compareTo(max) > 0) {
            throw node.refused(
                    "expected a max of at least the min " + min.toPlainString() + ", found " + max.toPlainString());
        }
        double half = BigDecimal.ONE.movePointLeft(scale).doubleValue() / 2;
        limits.refuseRare(min.doubleValue() - half, max.doubleValue() + half);
        return new DecimalKind(min, max, scale, limits.distribution());
    }

    private static int scale(SpecNode node, ColumnType type) {
        SpecNode scale = node.find("scale");
        Integer prescribed = TypeLimits.scale(type);
        if (scale == null) {
            return prescribed == null ? DEFAULT_SCALE : prescribed;
        }
        int digits = scale.wholeNumber(0, NumberLimits.MAX_SCALE);
        if (prescribed != null && digits > prescribed) {
            throw scale.expected("at most the scale " + prescribed + " of " + type);
        }
        return digits;
    }

    /** The digits that are written after the point; those behind the scale are 0, as numeric(p,s) shows them. */
    public int digits() {
        return Math.max(scale, min.scale());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.decimal(this);
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
                .with("scale", scale)
                .with("distribution", distribution)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.between(min.toPlainString(), max.toPlainString());
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    @Override
    public @Nullable BigInteger capacity() {
        return distribution != null
                ? null
                : max.subtract(min).movePointRight(scale).toBigIntegerExact().add(BigInteger.ONE);
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
        return List.of(min.toPlainString(), max.toPlainString());
    }
}
