package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which elements arrays have, and which keys objects of JSON, by checks. */
final class MemberLimits {
    private static final List<String> VALUES = List.of("draft", "open", "done");

    private final List<String> elements = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();

    /** Whether values can keep it; they do, where they are of a kind that has such members. */
    boolean add(ColumnType type, Condition condition) {
        if (condition instanceof Condition.HasKeys has && type.is(TypeFamily.JSON) && !type.array()) {
            return keys.addAll(has.keys()) || keys.containsAll(has.keys());
        }
        boolean possible = condition instanceof Condition.Elements && type.array() && elements.isEmpty();
        if (possible && condition instanceof Condition.Elements listed) {
            try {
                listed.literals().stream()
                        .map(literal -> Literals.canonical(type.element(), literal))
                        .distinct()
                        .forEach(elements::add);
            } catch (IllegalArgumentException e) {
                elements.clear();
            }
        }
        return possible && !elements.isEmpty();
    }

    /** The kind, with such members. */
    ValueKind of(ValueKind kind) {
        if (kind instanceof ArrayKind array && !elements.isEmpty()) {
            return new ArrayKind(even(elements), array.length(), array.dimensions());
        }
        if (!(kind instanceof JsonKind json) || keys.isEmpty()) {
            return kind;
        }
        List<JsonKind.Member> members = new ArrayList<>(json.members());
        keys.stream()
                .filter(key ->
                        members.stream().noneMatch(member -> member.name().equals(key)))
                .forEach(key -> members.add(new JsonKind.Member(key, even(VALUES))));
        return new JsonKind(members);
    }

    private static ChoiceKind even(List<String> values) {
        return new ChoiceKind(values, values.stream().map(value -> 1.0).toList());
    }

    /** Whether the kind has all of them. */
    boolean isKept(ValueKind kind) {
        return of(kind).equals(kind)
                && (elements.isEmpty() || kind instanceof ArrayKind)
                && (keys.isEmpty() || kind instanceof JsonKind);
    }
}
