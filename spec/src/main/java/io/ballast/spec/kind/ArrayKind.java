package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An array whose elements all come from one kind, and the number of them.
 *
 * @param dimensions how many elements each dimension has, the outermost first; empty for one dimension of the drawn length
 */
public record ArrayKind(ValueKind element, Distribution length, List<Integer> dimensions) implements ValueKind {
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
              "properties": {
                "element": {"$ref": "#/$defs/elementKind"},
                "length": {"$ref": "#/$defs/distribution"},
                "dimensions": {"type": "array", "minItems": 2, "maxItems": 6, "items": {"$ref": "#/$defs/wholeNumber"}}
              },
              "required": ["element"],
              "oneOf": [{"required": ["length"]}, {"required": ["dimensions"]}]
            }""");

    private static final int MAX_ELEMENTS = 10_000;
    /** PostgreSQL's limit (MAXDIM). */
    private static final int MAX_DIMENSIONS = 6;

    public ArrayKind {
        dimensions = List.copyOf(dimensions);
    }

    /** An array of one dimension. */
    public ArrayKind(ValueKind element, Distribution length) {
        this(element, length, List.of());
    }

    /** An array of several dimensions, each with a fixed number of elements. */
    public static ArrayKind of(ValueKind element, List<Integer> dimensions) {
        int elements = dimensions.stream().reduce(1, Math::multiplyExact);
        return new ArrayKind(element, new Constant(elements), dimensions);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("element", "length", "dimensions");
        SpecNode elements = node.require("element");
        ValueKind element = type.array() ? values.element(elements, type) : values.member(elements);
        SpecNode dimensions = node.find("dimensions");
        if (dimensions == null) {
            return new ArrayKind(element, Sizes.read(node.require("length"), 0, MAX_ELEMENTS));
        }
        if (node.has("length")) {
            throw node.refused("expected either \"length\" or \"dimensions\", found both");
        }
        return of(element, dimensions(dimensions));
    }

    private static List<Integer> dimensions(SpecNode node) {
        List<Integer> sizes = node.items().stream()
                .map(size -> size.wholeNumber(1, MAX_ELEMENTS))
                .toList();
        long all = sizes.stream().mapToLong(size -> size).reduce(1, (a, b) -> Math.min(a * b, MAX_ELEMENTS + 1L));
        if (sizes.size() < 2 || sizes.size() > MAX_DIMENSIONS || all > MAX_ELEMENTS) {
            throw node.refused("expected the sizes of 2 to " + MAX_DIMENSIONS + " dimensions, of " + MAX_ELEMENTS
                    + " elements in all at most, found " + sizes);
        }
        return sizes;
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
                .with("length", dimensions.isEmpty() ? length : null)
                .with("dimensions", dimensions.isEmpty() ? null : (Object) dimensions)
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
