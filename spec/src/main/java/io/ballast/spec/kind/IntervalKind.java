package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A duration in whole seconds, both ends inclusive. */
public record IntervalKind(long minSeconds, long maxSeconds) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "interval",
            "durations in whole seconds, both ends included",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.types(TypeFamily.INTERVAL),
            IntervalKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "minSeconds": {"$ref": "#/$defs/wholeNumber"},
                "maxSeconds": {"$ref": "#/$defs/wholeNumber"}
              },
              "required": ["minSeconds", "maxSeconds"]
            }""");

    /** A hundred centuries. */
    private static final long MAX_SECONDS = 315_576_000_000L;

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("minSeconds", "maxSeconds");
        long min = node.require("minSeconds").wholeNumber(0, MAX_SECONDS);
        return new IntervalKind(min, node.require("maxSeconds").wholeNumber(min, MAX_SECONDS));
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
        return new Parameters()
                .with("minSeconds", minSeconds)
                .with("maxSeconds", maxSeconds)
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
        return BigInteger.valueOf(maxSeconds - minSeconds + 1);
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
