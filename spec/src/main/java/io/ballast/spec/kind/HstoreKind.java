package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and their values, as the extension hstore reads them. */
public record HstoreKind(List<JsonKind.Member> members) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "hstore",
            "these keys, each with a value of its kind",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.OPAQUE.and(HstoreKind::isHstore),
            HstoreKind::read,
            """
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/memberKind"}}""");

    public HstoreKind {
        members = List.copyOf(members);
    }

    private static boolean isHstore(ColumnType type) {
        return type.userType() instanceof UserType.ExistingType there
                && there.name().name().equals("hstore");
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        List<JsonKind.Member> members = new ArrayList<>();
        for (String name : node.keys()) {
            members.add(new JsonKind.Member(name, values.member(node.require(name))));
        }
        return new HstoreKind(members);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.hstore(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        Map<String, Object> written = new LinkedHashMap<>();
        members.forEach(member -> written.put(member.name(), member.value().tree()));
        return written;
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
        return members.stream().map(JsonKind.Member::value).toList();
    }
}
