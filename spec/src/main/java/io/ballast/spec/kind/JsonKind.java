package io.ballast.spec.kind;

import java.util.List;

/** A JSON object with these members, in this order. */
public record JsonKind(List<Member> members) implements ValueKind {
    public JsonKind {
        members = List.copyOf(members);
    }

    /** A name and the kind its value comes from. */
    public record Member(String name, ValueKind value) {}
}
