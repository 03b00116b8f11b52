package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random bytes. */
public record BytesKind(int minLength, int maxLength) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "bytes",
            "random bytes",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.types(TypeFamily.BYTES),
            BytesKind::read,
            """
            {
              "oneOf": [
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"length": {"$ref": "#/$defs/wholeNumber"}},
                  "required": ["length"]
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "minLength": {"$ref": "#/$defs/wholeNumber"},
                    "maxLength": {"$ref": "#/$defs/wholeNumber"}
                  },
                  "required": ["minLength", "maxLength"]
                }
              ]
            }""");

    private static final int MAX_LENGTH = 1_000_000;
    /** The first eight bytes of unique bytes carry the row's number. */
    private static final int UNIQUE_BYTES = 8;

    private static final String LITERAL = "\\x";

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("length", "minLength", "maxLength");
        SpecNode length = node.find("length");
        if (length != null) {
            if (node.keys().size() > 1) {
                throw node.refused("expected either \"length\" or \"minLength\" and \"maxLength\", found both");
            }
            int size = length.wholeNumber(0, MAX_LENGTH);
            return new BytesKind(size, size);
        }
        int min = node.require("minLength").wholeNumber(0, MAX_LENGTH);
        return new BytesKind(min, node.require("maxLength").wholeNumber(min, MAX_LENGTH));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.bytes(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("minLength", minLength)
                .with("maxLength", maxLength)
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
        return minLength >= UNIQUE_BYTES ? BigInteger.ONE.shiftLeft(Long.SIZE) : null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    /** The largest is not longer than it takes to be above the limits, as there may be a million bytes. */
    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        int ofLimits = Stream.of(check.minimum(), check.maximum())
                .mapToInt(BytesKind::byteCount)
                .max()
                .orElse(0);
        int most = Math.max(minLength, Math.min(maxLength, ofLimits + 1));
        return List.of(LITERAL + "00".repeat(minLength), LITERAL + "ff".repeat(most));
    }

    private static int byteCount(@Nullable String limit) {
        return limit == null ? 0 : (limit.length() - LITERAL.length()) / 2;
    }
}
