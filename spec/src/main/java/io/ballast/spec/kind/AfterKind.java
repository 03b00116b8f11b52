package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day, a moment or a number that lies a drawn distance behind another column's; null where that is null.
 *
 * @param by distances; those below 0, and those that pass {@code until}, are drawn again
 * @param distance what a distance of 1 is
 * @param until the largest value; null for the end of the type
 */
public record AfterKind(
        ColumnUse column,
        Distribution by,
        Distance distance,
        @Nullable String until) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "after",
            "a drawn distance behind another column of the row or of its parent",
            KindSyntax.NOWHERE,
            LiteralUnits::has,
            AfterKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "column": {"$ref": "#/$defs/text", "description": "a column of the row, or table.column of its parent"},
                "by": {"$ref": "#/$defs/distribution"},
                "unit": {"enum": ["second", "minute", "hour", "day"]},
                "precision": {"enum": ["microsecond", "second"]},
                "until": {"$ref": "#/$defs/text"}
              },
              "required": ["column", "by"]
            }""");

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("column", "by", "unit", "precision", "until");
        SpecNode by = node.require("by");
        Distribution distances = Distribution.read(by);
        Distance distance = Distance.read(node, type);
        double longest =
                LiteralUnits.largest(type).subtract(LiteralUnits.smallest(type)).doubleValue()
                        / distance.unitsOfOne(type);
        if (distances.probability(0, longest) < Distribution.MIN_PROBABILITY) {
            throw by.refused("fewer than one draw of the distribution in a hundred is from 0 to "
                    + NumberText.of(Math.floor(longest)) + ", the longest distance between two values of " + type);
        }
        SpecNode until = node.find("until");
        return new AfterKind(
                ColumnUse.read(node.require("column")),
                distances,
                distance,
                until == null ? null : UnitLiterals.read(until, type));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.after(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        Parameters written = new Parameters().with("column", column.toString()).with("by", by);
        distance.write(written);
        return written.with("until", until).map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.ANY;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return DateKind.timesContain(c);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    /** The largest value, in units of the type. */
    public BigInteger limit(ColumnType type) {
        return until == null
                ? LiteralUnits.largest(type)
                : LiteralUnits.of(type, until).orElseThrow();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        Scope.Used used = scope.used(column);
        return from(used, type)
                .map(from -> new ValueSpan(first(from, type), last(from, type)).literals(type))
                .orElse(List.of());
    }

    /** The other column's values in units of this type, and no finer than it keeps them. */
    private static Optional<ValueSpan> from(Scope.Used used, ColumnType type) {
        return UnitChange.between(used.type(), type).flatMap(change -> ValueSpan.of(used)
                .map(span -> span.changed(change).roundedUp(type)));
    }

    /** At least the least distance above, unless an end may come before that. */
    private BigInteger first(ValueSpan from, ColumnType type) {
        double step = distance.step(type);
        double least = Math.floor(Math.max(0, by.support().min()) * distance.unitsOfOne(type) / step) * step;
        BigInteger first = from.min().add(new BigDecimal(least).toBigInteger());
        boolean ends = until != null || first.compareTo(limit(type)) > 0;
        return ends ? from.min() : LiteralUnits.roundUp(type, first).min(limit(type));
    }

    private BigInteger last(ValueSpan from, ColumnType type) {
        double longest = by.support().max() * distance.unitsOfOne(type);
        if (Double.isInfinite(longest)) {
            return limit(type);
        }
        BigInteger drawn = new BigDecimal(longest).toBigInteger();
        BigInteger last = from.max().add(drawn).add(BigInteger.valueOf(distance.step(type)));
        return LiteralUnits.roundUp(type, limit(type).min(last));
    }

    @Override
    public List<ColumnUse> uses() {
        return List.of(column);
    }

    @Override
    public boolean needsFamily() {
        return true;
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return scope.used(column).nullable();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        Scope.Used used = scope.used(column);
        used.checkCanPrecede("column \"" + column + "\"", type, node);
        Optional<ValueSpan> from = from(used, type);
        if (until != null && from.isEmpty()) {
            throw node.refused("the largest value of column \"" + column
                    + "\" is not known, so that \"until\" might not hold; take it away");
        }
        if (from.isPresent() && from.get().max().compareTo(limit(type)) > 0) {
            throw node.refused("column \"" + column + "\" can be "
                    + LiteralUnits.literal(type, from.get().max()) + ", which is after "
                    + (until == null ? "the end of " + type : "\"until\", " + until));
        }
    }
}
