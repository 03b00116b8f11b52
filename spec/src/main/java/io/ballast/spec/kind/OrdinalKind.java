package io.ballast.spec.kind;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** True on a parent's first (or last) child. */
public enum OrdinalKind implements ValueKind {
    FIRST,
    LAST,
    /** The child's number among its siblings, from 1. */
    NUMBER;

    static final KindSyntax SYNTAX = new KindSyntax(
            "ordinal",
            "whether a row is its parent's first or last child, or its number among them",
            KindSyntax.JSON_OR_TEMPLATE,
            KindSyntax.types(TypeFamily.WHOLE, TypeFamily.DECIMAL, TypeFamily.BOOLEAN),
            OrdinalKind::read,
            """
            {"enum": ["first", "last", "number"]}""");

    private static Map<String, OrdinalKind> words() {
        return Keywords.of("first", FIRST, "last", LAST, "number", NUMBER);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        OrdinalKind ordinal = node.oneOf("ordinal", words());
        if ((ordinal == NUMBER) == (type.base() == BaseType.BOOLEAN)) {
            throw node.refused("ordinal " + node.text() + " cannot fill " + type
                    + "; boolean takes first and last, numbers take number");
        }
        return ordinal;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.ordinal(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return Keywords.word(words(), this);
    }

    @Override
    public TextLength length(Scope scope) {
        OptionalLong children = scope.childrenPerParent();
        return children.isEmpty() ? TextLength.ANY : TextLength.between(1, children.getAsLong());
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
        OptionalLong children = scope.childrenPerParent();
        return this == NUMBER && children.isPresent() ? List.of("1", Long.toString(children.getAsLong())) : List.of();
    }

    @Override
    public boolean needsFamily() {
        return true;
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        BigDecimal largest = TypeLimits.largest(type);
        OptionalLong children = scope.childrenPerParent();
        if (this == NUMBER
                && largest != null
                && children.isPresent()
                && largest.compareTo(BigDecimal.valueOf(children.getAsLong())) < 0) {
            throw node.refused("a parent can have " + children.getAsLong() + " children; " + type + " ends at "
                    + largest.toPlainString());
        }
    }
}
