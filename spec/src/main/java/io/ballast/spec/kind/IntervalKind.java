package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in whole units.
 *
 * @param min the shortest, in units
 * @param max the longest, in units
 */
public record IntervalKind(long min, long max, IntervalUnit unit) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "interval",
            "durations in whole seconds, or in whole years, months, days, hours or minutes, both ends included",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.types(TypeFamily.INTERVAL),
            IntervalKind::read,
            """
            {
              "oneOf": [
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "minSeconds": {"$ref": "#/$defs/wholeNumber"},
                    "maxSeconds": {"$ref": "#/$defs/wholeNumber"}
                  },
                  "required": ["minSeconds", "maxSeconds"]
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "min": {"$ref": "#/$defs/wholeNumber"},
                    "max": {"$ref": "#/$defs/wholeNumber"},
                    "unit": {"enum": ["year", "month", "day", "hour", "minute", "second"]}
                  },
                  "required": ["min", "max"]
                }
              ]
            }""");

    private static final Map<String, String> UNITS =
            Keywords.of(Stream.of(IntervalUnit.values()).map(IntervalUnit::word).toList());

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        if (node.has("minSeconds") || node.has("maxSeconds")) {
            node.allow("minSeconds", "maxSeconds");
            checkUnit(node, type, IntervalUnit.SECOND);
            return read(node.require("minSeconds"), node.require("maxSeconds"), IntervalUnit.SECOND);
        }
        node.allow("min", "max", "unit");
        SpecNode unit = node.find("unit");
        IntervalUnit of = unit == null ? IntervalUnit.of(type) : IntervalUnit.named(unit.oneOf("unit", UNITS));
        checkUnit(unit == null ? node : unit, type, of);
        return read(node.require("min"), node.require("max"), of);
    }

    private static IntervalKind read(SpecNode min, SpecNode max, IntervalUnit unit) {
        long least = min.wholeNumber(0, unit.max());
        return new IntervalKind(least, max.wholeNumber(least, unit.max()), unit);
    }

    /** Of what is smaller than its last field, a type keeps nothing; and one of months has no days. */
    private static void checkUnit(SpecNode node, ColumnType type, IntervalUnit unit) {
        IntervalUnit smallest = IntervalUnit.of(type);
        if (unit.compareTo(smallest) > 0) {
            throw node.refused("expected intervals of whole " + smallest.word() + "s, as " + type.values()
                    + " keeps nothing smaller: \"min\" and \"max\" in this \"unit\"; found whole " + unit.word() + "s");
        }
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.interval(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        boolean inSeconds = unit == IntervalUnit.SECOND;
        return new Parameters()
                .with(inSeconds ? "minSeconds" : "min", min)
                .with(inSeconds ? "maxSeconds" : "max", max)
                .with("unit", inSeconds ? null : unit.word())
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.ANY;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return true;
    }

    @Override
    public @Nullable BigInteger capacity() {
        return BigInteger.valueOf(max - min + 1);
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
        return List.of();
    }
}
