package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** True with this probability. */
public record BooleanKind(double probability) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "boolean",
            "true with this probability, 0.5 by default",
            KindSyntax.ARRAY_OR_JSON,
            KindSyntax.types(TypeFamily.BOOLEAN),
            BooleanKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"probability": {"$ref": "#/$defs/share"}}
            }""");

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        SpecNode probability = node.allow("probability").find("probability");
        return new BooleanKind(probability == null ? 0.5 : probability.number(0, 1));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.bool(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("probability", NumberText.decimal(probability))
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
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("t", probability);
        shares.put("f", 1 - probability);
        return shares;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
