package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in brackets, as many in each row: what pgvector reads. */
public record VectorKind(int dimensions, Distribution distribution) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "vector",
            "numbers in brackets, as pgvector reads them; normally distributed around 0 by default",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.OPAQUE.and(type -> type.userType() instanceof UserType.ExistingType
                    && type.serverType().isEmpty()),
            VectorKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "dimensions": {"$ref": "#/$defs/wholeNumber", "description": "by default those of the column's type"},
                "distribution": {"$ref": "#/$defs/distribution"}
              }
            }""");

    /** pgvector's limit. */
    private static final int MAX_DIMENSIONS = 16_000;
    /** Digits after the point, about as many as a real has. */
    private static final int SCALE = 6;
    /** Numbers beyond it are drawn again. */
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000).setScale(SCALE);

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("dimensions", "distribution");
        SpecNode dimensions = node.find("dimensions");
        int prescribed = prescribed(type);
        if (dimensions == null && prescribed == 0) {
            throw node.refused("key \"dimensions\" is missing, and the type does not say how many there are");
        }
        int count = dimensions == null ? prescribed : dimensions.wholeNumber(1, MAX_DIMENSIONS);
        if (prescribed > 0 && count != prescribed && dimensions != null) {
            throw dimensions.expected(prescribed + " dimensions, as " + type + " has");
        }
        SpecNode distribution = node.find("distribution");
        return new VectorKind(
                count, distribution == null ? new Normal(0, 1, null, null) : Distribution.read(distribution));
    }

    /** 0 where the type does not say it. */
    private static int prescribed(ColumnType type) {
        return type.userType() instanceof UserType.ExistingType there
                        && there.modifiers().matches("[1-9]\\d{0,4}")
                ? Integer.parseInt(there.modifiers())
                : 0;
    }

    /** One of the numbers. */
    public DecimalKind element() {
        return new DecimalKind(MAX.negate(), MAX, SCALE, distribution);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.vector(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("dimensions", dimensions)
                .with("distribution", distribution)
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
}
