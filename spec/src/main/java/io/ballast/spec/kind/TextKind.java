package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.distribution.Support;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prose. */
public sealed interface TextKind extends ValueKind {
    KindSyntax SYNTAX = new KindSyntax(
            "text",
            "prose, its length in words or in characters",
            KindSyntax.EVERYWHERE,
            KindSyntax.TEXT,
            TextKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "words": {"$ref": "#/$defs/distribution"},
                "characters": {"$ref": "#/$defs/distribution"}
              },
              "minProperties": 1,
              "maxProperties": 1
            }""");

    /** The length of a column limits that of its text. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        String unit = node.onlyKey("unit of a text's length", List.of("words", "characters"));
        SpecNode size = node.require(unit);
        return unit.equals("words")
                ? new Words(Sizes.read(size, 1, Words.MAX))
                : new Characters(Sizes.read(size, 0, Math.min(Characters.MAX, TypeLimits.length(type))));
    }

    /** Prose of a number of words, at least one. */
    record Words(Distribution count) implements TextKind {
        private static final int MAX = 100_000;

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.words(this);
        }

        @Override
        public Object parameters() {
            return Map.of("words", count.tree());
        }

        @Override
        public TextLength length(Scope scope) {
            return TextLength.ANY;
        }
    }

    /** Prose cut to a number of characters, all of them ASCII; it neither starts nor ends with a space. */
    record Characters(Distribution length) implements TextKind {
        private static final int MAX = 1_000_000;

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.characters(this);
        }

        @Override
        public Object parameters() {
            return Map.of("characters", length.tree());
        }

        @Override
        public TextLength length(Scope scope) {
            Support support = length.support();
            return new TextLength((long) support.min(), (long) support.max());
        }
    }

    @Override
    default KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    default boolean mayContain(char c, Scope scope) {
        return true;
    }

    @Override
    default @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    default Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    default List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
