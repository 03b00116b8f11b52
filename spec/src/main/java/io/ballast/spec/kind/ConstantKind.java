package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.Literals;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same value in each row, in PostgreSQL's text form. */
public record ConstantKind(String value) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "constant",
            "the same value in each row; of arrays the empty one",
            KindSyntax.EVERYWHERE,
            type -> true,
            (node, type, values) -> new ConstantKind(Literals.read(node, type)),
            """
            {"$ref": "#/$defs/text"}""");

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.constant(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return value;
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.of(listed());
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return value.indexOf(c) >= 0;
    }

    @Override
    public boolean differsWithoutCase() {
        return true;
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of(value, 1.0);
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return listed();
    }

    @Override
    public List<String> listed() {
        return List.of(value);
    }

    @Override
    public boolean takesForm() {
        return true;
    }
}
