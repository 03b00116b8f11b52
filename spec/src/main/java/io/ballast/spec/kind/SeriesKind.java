package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that rise from child to child of a parent, each by a step and a jitter smaller than it: the child's number among its
 * siblings tells where it is.
 *
 * @param after the column that the first child follows; null where {@code start} says where the series begins
 * @param start a literal of the type; null where {@code after} says it
 */
public record SeriesKind(
        @Nullable ColumnUse after, @Nullable String start, SeriesStep step, SeriesStep jitter) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "series",
            "values that rise from child to child of a parent, by a step and a jitter below it",
            KindSyntax.NOWHERE,
            LiteralUnits::has,
            SeriesKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "after": {"$ref": "#/$defs/text", "description": "a column of the row, or table.column of its parent"},
                "start": {"$ref": "#/$defs/text"},
                "step": {"$ref": "#/$defs/text"},
                "jitter": {"$ref": "#/$defs/text"}
              },
              "required": ["step"]
            }""");

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("after", "start", "step", "jitter");
        SpecNode after = node.find("after");
        SpecNode start = node.find("start");
        if ((after == null) == (start == null)) {
            throw node.refused("expected either \"after\" or \"start\", found " + (after == null ? "none" : "both"));
        }
        SpecNode jitter = node.find("jitter");
        SeriesStep step = SeriesStep.read(node.require("step"), type);
        if (step.units() <= 0) {
            throw node.require("step").expected("a step forwards");
        }
        SeriesStep jittered = jitter == null ? SeriesStep.NONE : SeriesStep.read(jitter, type);
        if (jitter != null && (jittered.units() < 0 || jittered.units() >= step.units())) {
            throw jitter.refused("expected a jitter from 0 to less than the step, as otherwise a child could come"
                    + " before the one before it, found " + jitter.found());
        }
        return new SeriesKind(
                after == null ? null : ColumnUse.read(after),
                start == null ? null : UnitLiterals.read(start, type),
                step,
                jittered);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.series(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("after", after == null ? null : after.toString())
                .with("start", start)
                .with("step", step.text())
                .with("jitter", jitter.units() == 0 ? null : jitter.text())
                .map();
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

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return span(type, scope)
                .filter(span -> span.max().compareTo(LiteralUnits.largest(type)) <= 0)
                .map(span -> span.literals(type))
                .orElse(List.of());
    }

    private Optional<ValueSpan> span(ColumnType type, Scope scope) {
        BigInteger steps =
                BigInteger.valueOf(Math.max(0, scope.childrenPerParent().orElse(1) - 1));
        BigInteger last = steps.multiply(BigInteger.valueOf(step.units())).add(BigInteger.valueOf(jitter.units()));
        return first(type, scope).map(first -> first.plus(BigInteger.ZERO, last));
    }

    /** Where a series can begin. */
    private Optional<ValueSpan> first(ColumnType type, Scope scope) {
        if (after == null) {
            return ValueSpan.of(type, List.of(String.valueOf(start)));
        }
        Scope.Used used = scope.used(after);
        return UnitChange.between(used.type(), type).flatMap(change -> ValueSpan.of(used)
                .map(span -> span.changed(change).roundedUp(type)));
    }

    @Override
    public List<ColumnUse> uses() {
        return after == null ? List.of() : List.of(after);
    }

    @Override
    public boolean needsFamily() {
        return true;
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return after != null && scope.used(after).nullable();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        if (scope.childrenPerParent().isEmpty()) {
            throw node.refused("kind \"series\" rises from child to child of a parent and needs \"per\" and \"count\";"
                    + " a sequence rises from row to row");
        }
        if (after != null) {
            scope.used(after).checkCanPrecede("column \"" + after + "\"", type, node);
        }
        Optional<ValueSpan> span = span(type, scope);
        if (span.isPresent() && span.get().max().compareTo(LiteralUnits.largest(type)) > 0) {
            throw node.refused("a parent can have " + scope.childrenPerParent().getAsLong()
                    + " children, and their series passes the end of "
                    + (type.is(TypeFamily.DATE) || type.is(TypeFamily.TIMESTAMP) ? "the year 9999" : type.toString()));
        }
    }
}
