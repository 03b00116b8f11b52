package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of a composite type, each field of a kind of its own.
 *
 * @param fields all that the type has, in its order
 */
public record CompositeKind(List<Field> fields) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "composite",
            "values of a composite type, a kind for each of its fields; those without one are null",
            KindSyntax.ARRAY_OR_COMPOSITE,
            KindSyntax.OPAQUE.and(type -> type.serverType().isEmpty()),
            CompositeKind::read,
            """
            {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/fieldKind"}}""");

    public CompositeKind {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param type null where only the target knows it
     * @param value null for a field that is null in each row
     */
    public record Field(
            String name,
            @Nullable ColumnType type,
            @Nullable ValueKind value) {}

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        return type.userType() instanceof CompositeType composite
                ? declared(node, composite, values)
                : new CompositeKind(node.keys().stream()
                        .map(name -> new Field(name, null, values.field(node.require(name), name, null)))
                        .toList());
    }

    private static ValueKind declared(SpecNode node, CompositeType type, ValueReader values) {
        List<String> names =
                type.fields().stream().map(CompositeType.Field::name).toList();
        for (String name : node.keys()) {
            if (!names.contains(name)) {
                throw node.require(name).unknown("field of " + type.name(), name, names);
            }
        }
        List<Field> fields = new ArrayList<>();
        for (CompositeType.Field field : type.fields()) {
            SpecNode value = node.find(field.name());
            if (value == null && takesNoNull(field.type())) {
                throw node.refused("expected a kind for the field \"" + field.name() + "\", as the domain "
                        + field.type() + " lets no nulls in");
            }
            fields.add(new Field(
                    field.name(),
                    field.type(),
                    value == null ? null : values.field(value, field.name(), field.type())));
        }
        return new CompositeKind(fields);
    }

    private static boolean takesNoNull(ColumnType type) {
        return !type.array() && type.userType() instanceof UserType.DomainType domain && !domain.nullable();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.composite(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.value() != null) {
                written.put(field.name(), field.value().tree());
            }
        }
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
        return fields.stream().map(Field::value).filter(Objects::nonNull).toList();
    }
}
