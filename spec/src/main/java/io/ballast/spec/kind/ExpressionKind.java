package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.expression.Expression;
import io.ballast.spec.expression.ValueShape;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an expression over columns of the row and of its parent comes to; {@link #expression()} is it taken apart. */
public record ExpressionKind(String text) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "expression",
            "what is computed from other columns of the row or of its parent",
            KindSyntax.NOWHERE,
            KindSyntax.types(
                    TypeFamily.TEXT,
                    TypeFamily.WHOLE,
                    TypeFamily.DECIMAL,
                    TypeFamily.FLOAT,
                    TypeFamily.DATE,
                    TypeFamily.TIMESTAMP),
            (node, type, values) -> read(node),
            """
            {"$ref": "#/$defs/text"}""");

    private static ValueKind read(SpecNode node) {
        ExpressionKind kind = new ExpressionKind(node.text());
        try {
            kind.expression();
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
        return kind;
    }

    public Expression expression() {
        return Expression.parse(text);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.expression(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return text;
    }

    @Override
    public TextLength length(Scope scope) {
        return shape(scope).map(shape -> new TextLength(0, shape.maxLength())).orElse(TextLength.ANY);
    }

    /** Empty where the expression has no values, for which it is refused. */
    private Optional<ValueShape> shape(Scope scope) {
        try {
            return Optional.of(new ExpressionShapes(scope).of(expression()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
        return shape(scope)
                .flatMap(shape -> Optional.ofNullable(shape.span()))
                .map(span -> ExpressionShapes.literals(type, span))
                .orElse(List.of());
    }

    @Override
    public List<ColumnUse> uses() {
        return expression().columns().stream().map(ColumnUse::of).toList();
    }

    @Override
    public boolean needsFamily() {
        return true;
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return shape(scope).map(ValueShape::mayBeNull).orElse(false);
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        try {
            ExpressionShapes.checkFits(type, new ExpressionShapes(scope).of(expression()));
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }
}
