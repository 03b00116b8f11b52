package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of the row's own parent, recomputed from the parent's row number. */
public record ParentKind(String column) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "parent",
            "the value of this column of the parent's row",
            KindSyntax.NOWHERE,
            type -> true,
            (node, type, values) -> new ParentKind(node.text()),
            """
            {"$ref": "#/$defs/text"}""");

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.parent(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return column;
    }

    @Override
    public TextLength length(Scope scope) {
        return scope.used(use()).length();
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
        return scope.used(use()).ends(check);
    }

    private ColumnUse use() {
        return ColumnUse.ofParent(column);
    }

    @Override
    public List<ColumnUse> uses() {
        return List.of(use());
    }

    @Override
    public ColumnUse copied() {
        return use();
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return scope.used(use()).nullable();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        scope.used(use()).checkSameType("column \"" + column + "\" of the parent", type, node);
    }

    @Override
    public boolean needsFamily() {
        return true;
    }
}
