package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.literal.NameRules;
import java.util.Optional;

/** The names of types that a schema has of its own, as a spec can say them. */
final class OwnNames {
    private static final String ARRAY = "[]";

    private OwnNames() {}

    /**
     * The name of the type, or of the elements of an array: without a schema where it is the one that is drafted, so that a load makes
     * it; empty where a spec cannot say it.
     *
     * @param inPlace whether the type is there, and has its schema where a load could not make it
     */
    static Optional<TypeName> of(LiveType facts, String schema, boolean inPlace) {
        String name = facts.name();
        return TypeName.parse(name.endsWith(ARRAY) ? name.substring(0, name.length() - ARRAY.length()) : name)
                .map(full -> isOf(full, schema, inPlace) && !(inPlace && !canBeDeclared(full.name()))
                        ? new TypeName(null, full.name())
                        : full)
                .filter(own -> own.schema() != null || canBeDeclared(own.name()));
    }

    /** The type without its schema, where that is the one that is drafted. */
    static ColumnType within(ColumnType type, String schema) {
        if (type.userType() instanceof UserType.ExistingType there
                && schema.equals(there.name().schema())) {
            TypeName plain = new TypeName(null, there.name().name());
            return type.named(new UserType.ExistingType(plain, there.modifiers(), there.as()));
        }
        return type;
    }

    /** Whether the schema that is drafted, or one of several, has it. */
    private static boolean isOf(TypeName type, String schema, boolean inPlace) {
        return inPlace
                ? schema.equals(type.schema())
                : type.schema() != null && TargetSchemas.parse(schema).names().contains(type.schema());
    }

    private static boolean canBeDeclared(String name) {
        return NameRules.isType(name)
                && ColumnType.parse(name).or(() -> ServerTypes.parse(name)).isEmpty();
    }
}
