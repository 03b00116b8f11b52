package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.draft.TypeMap.Mapped;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.literal.TypeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the type of a spec that can stand for a composite type: one with the same fields. */
final class CompositeMap {
    private final TypeMap types;
    private final String schema;
    private final boolean inPlace;

    /** @param inPlace whether the types are there for the spec, whatever it can say of them */
    CompositeMap(TypeMap types, String schema, boolean inPlace) {
        this.types = types;
        this.schema = schema;
        this.inPlace = inPlace;
    }

    /** Empty where a field is of a type that no spec can say, or the type or a field has a name that none has. */
    Optional<Mapped> map(LiveType facts) {
        Optional<TypeName> name = OwnNames.of(facts, schema, inPlace);
        List<CompositeType.Field> fields = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (LiveType.Field field : facts.fields()) {
            Optional<Mapped> mapped = field(field.type());
            if (mapped.isEmpty() || !NameRules.isColumn(field.name())) {
                return Optional.empty();
            }
            boolean isCollated = isKept(field.collation(), mapped.get().type());
            fields.add(
                    new CompositeType.Field(field.name(), mapped.get().type(), isCollated ? field.collation() : null));
            Optional.ofNullable(mapped.get().difference())
                    .ifPresent(difference -> differences.add("field \"" + field.name() + "\": " + difference));
            if (field.collation() != null && !isCollated && !inPlace) {
                differences.add("field \"" + field.name() + "\": COLLATE \""
                        + field.collation().name() + "\" omitted");
            }
        }
        return name.map(own -> {
            boolean isThere = own.schema() != null || (inPlace && !differences.isEmpty());
            ColumnType type =
                    ColumnType.of(isThere ? new UserType.ExistingType(own, "", null) : new CompositeType(own, fields));
            return new Mapped(
                    facts.array() ? type.asArray() : type,
                    isThere || differences.isEmpty()
                            ? null
                            : own.text() + " has other fields: " + String.join(", ", differences));
        });
    }

    /** A collation of the schema itself no target has. */
    private boolean isKept(@Nullable Collation collation, ColumnType type) {
        return collation != null
                && !schema.equals(collation.schema())
                && (type.isOpaque() || TypeLimits.isText(type.element()));
    }

    private Optional<Mapped> field(LiveType facts) {
        Optional<Mapped> plain = types.map(facts);
        if (facts.domain() == null || plain.isEmpty()) {
            return plain;
        }
        ColumnType over = plain.get().type();
        return Optional.of(domain(facts, over)
                .map(domain -> new Mapped(ColumnType.of(domain), null))
                .orElseGet(() -> new Mapped(over, over.sql() + " stands for the domain " + facts.domain())));
    }

    /** Empty where a spec cannot say it. */
    private Optional<UserType> domain(LiveType facts, ColumnType over) {
        Optional<TypeName> name = OwnNames.of(facts, schema, inPlace);
        if (over.array() || over.userType() != null || name.isEmpty()) {
            return Optional.empty();
        }
        if (inPlace || name.get().schema() != null) {
            return Optional.of(new UserType.ExistingType(name.get(), "", over));
        }
        boolean isVery = ColumnType.parse(facts.base()).filter(over::equals).isPresent();
        return Checks.ofDomain(facts, facts.checks(), over)
                .filter(check -> isVery && !DomainSql.isOpen(facts))
                .map(check -> new UserType.DomainType(
                        name.get(),
                        over,
                        facts.nullable(),
                        nothingAsNull(check),
                        List.of(),
                        facts.outermost() == null ? null : facts.outermost().comment()));
    }

    private static @Nullable Check nothingAsNull(Check check) {
        return check.isEmpty() ? null : check;
    }
}
