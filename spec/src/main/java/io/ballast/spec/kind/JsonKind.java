package io.ballast.spec.kind;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with these members, in this order. */
public record JsonKind(List<Member> members) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "json",
            "a JSON object with these members",
            KindSyntax.ARRAY_OR_JSON,
            KindSyntax.types(TypeFamily.JSON),
            JsonKind::read,
            """
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/memberKind"}}""");

    public JsonKind {
        members = List.copyOf(members);
    }

    /** A name and the kind its value comes from. */
    public record Member(String name, ValueKind value) {}

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        List<Member> members = new ArrayList<>();
        for (String name : node.keys()) {
            members.add(new Member(name, values.member(node.require(name))));
        }
        return new JsonKind(members);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.json(this);
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
        return members.stream().map(Member::value).toList();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        inner().forEach(member -> member.checkRoom(ColumnType.of(BaseType.TEXT), scope, node));
    }
}
