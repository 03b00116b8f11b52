package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.InetNetwork;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** IPv4 addresses within a network in CIDR form. */
public record InetKind(String network) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "inet",
            "addresses of an IPv4 network in CIDR form",
            KindSyntax.ARRAY_OR_JSON,
            KindSyntax.types(TypeFamily.NETWORK),
            (node, type, values) -> new InetKind(InetNetwork.read(node)),
            """
            {"$ref": "#/$defs/text"}""");

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.inet(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return network;
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
    public BigInteger capacity() {
        return BigInteger.valueOf(InetNetwork.addresses(network));
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public boolean isNumbered() {
        return capacity() != null;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
