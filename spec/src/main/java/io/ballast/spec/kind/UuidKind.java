package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 9562 UUIDs. */
public enum UuidKind implements ValueKind {
    V4,
    /** Time-ordered, with the row's number as its clock. */
    V7,
    /** Valid random v4 ids handed out in ascending order. */
    V4_ORDERED;

    static final KindSyntax SYNTAX = new KindSyntax(
            "uuid",
            "RFC 9562 UUIDs; v4-ordered are v4 UUIDs handed out in ascending order",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.UUID).or(KindSyntax.TEXT),
            (node, type, values) -> node.oneOf("version of UUIDs", words()),
            """
            {"enum": ["v4", "v7", "v4-ordered"]}""");

    private static final TextLength LENGTH = TextLength.exactly(36);

    private static Map<String, UuidKind> words() {
        return Keywords.of("v4", V4, "v7", V7, "v4-ordered", V4_ORDERED);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.uuid(this);
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
        return LENGTH;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return (c >= '0' && c <= '9') || c == '-' || (c >= 'a' && c <= 'f');
    }

    @Override
    public boolean differsWithoutCase() {
        return true;
    }

    @Override
    public boolean isUnique() {
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

    /** RFC 9562: all bits may be anything but the version and the variant. */
    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        char version = this == V7 ? '7' : '4';
        return List.of(
                "00000000-0000-" + version + "000-8000-000000000000",
                "ffffffff-ffff-" + version + "fff-bfff-ffffffffffff");
    }

    @Override
    public boolean isOrdered(ColumnType type) {
        return !TypeLimits.isText(type);
    }
}
