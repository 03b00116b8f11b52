package io.ballast.spec.kind;

/** IPv4 addresses within a network in CIDR form. */
public record InetKind(String network) implements ValueKind {}
