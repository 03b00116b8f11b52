package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An array whose elements all come from one kind, and the number of them. */
public record ArrayKind(ValueKind element, Distribution length) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "array",
            "an array of one kind of element, and a distribution of its length",
            Set.of(KindSyntax.Inside.COMPOSITE, KindSyntax.Inside.JSON),
            ColumnType::array,
            ArrayKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"element": {"$ref": "#/$defs/elementKind"}, "length": {"$ref": "#/$defs/distribution"}},
              "required": ["element", "length"]
            }""");

    private static final int MAX_ELEMENTS = 10_000;

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("element", "length");
        Distribution length = Sizes.read(node.require("length"), 0, MAX_ELEMENTS);
        SpecNode element = node.require("element");
        boolean inJson = !type.array();
        return new ArrayKind(inJson ? values.member(element) : values.element(element, type), length);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.array(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("element", element.tree())
                .with("length", length)
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
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }

    @Override
    public List<ValueKind> inner() {
        return List.of(element);
    }
}
