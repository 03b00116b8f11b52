package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.DomainCheck;
import io.ballast.common.schema.TypeFamily;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.kind.HstoreKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.PointKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns back the domains that they have there. Until the values are found, a column has the type that its domain is over, and the
 * domain's checks as its own; where values keep these, the domain takes their place.
 */
final class Domains {
    private final Map<String, DraftTable> tables;
    private final String schema;
    private final Set<DraftColumn> tried = new HashSet<>();

    private final boolean inPlace;

    private Domains(Map<String, DraftTable> tables, String schema, boolean inPlace) {
        this.tables = tables;
        this.schema = schema;
        this.inPlace = inPlace;
    }

    /** @param inPlace whether columns have their domains, whatever a spec can say of these */
    static void settle(Map<String, DraftTable> tables, String schema, boolean inPlace, Notes notes) {
        Domains domains = new Domains(tables, schema, inPlace);
        for (DraftTable table : tables.values()) {
            for (DraftColumn column : table.columns.values()) {
                LiveType facts = column.facts.type();
                boolean settled = facts.domain() != null && domains.settle(table, column);
                if (settled && !inPlace) {
                    DomainSql.joined(column).forEach(line -> notes.ofTable(table.name(), line));
                }
                if (facts.domain() != null && !settled) {
                    notes.ofColumn(
                            table.name(),
                            column.name(),
                            column.type.sql() + " stands for the domain " + facts.domain() + " over " + facts.base());
                    if (!inPlace) {
                        DomainSql.omitted(column).forEach(line -> notes.ofTable(table.name(), line));
                    }
                }
            }
        }
        domains.tellApart();
    }

    /** A domain that some columns declare, as its checks are kept there, is for the others one that is there, and has its schema. */
    private void tellApart() {
        Set<TypeName> declared = columns()
                .flatMap(column -> UserTypes.within(column.type))
                .filter(UserType::isDeclared)
                .map(UserType::name)
                .collect(Collectors.toSet());
        columns().forEach(column -> column.type = toldApart(column.type, declared));
    }

    private ColumnType toldApart(ColumnType type, Set<TypeName> declared) {
        if (type.userType() instanceof CompositeType composite) {
            return type.named(new CompositeType(
                    composite.name(),
                    composite.fields().stream()
                            .map(field -> new CompositeType.Field(
                                    field.name(), toldApart(field.type(), declared), field.collation()))
                            .toList()));
        }
        return type.userType() instanceof UserType.ExistingType there && declared.contains(there.name())
                ? type.named(new UserType.ExistingType(there.name().in(schema), there.modifiers(), there.as()))
                : type;
    }

    private Stream<DraftColumn> columns() {
        return tables.values().stream().flatMap(table -> table.columns.values().stream());
    }

    /** Whether the column has its domain, after it was given to it if it can be. */
    private boolean settle(DraftTable table, DraftColumn column) {
        if (!hasDomain(column) && tried.add(column)) {
            domain(column)
                    .filter(domain -> isKept(table, column, domain))
                    .or(() -> existing(column))
                    .ifPresentOrElse(domain -> take(column, domain), () -> takeArray(column));
        }
        return hasDomain(column);
    }

    /** A type of the server's own, or of an extension, is what the domain is over. */
    private boolean hasDomain(DraftColumn column) {
        return column.type.userType() instanceof UserType.DomainType
                || (column.type.userType() instanceof UserType.ExistingType there
                        && OwnNames.of(column.facts.type(), schema, inPlace)
                                .filter(there.name()::equals)
                                .isPresent());
    }

    /** Kinds that know a type by its name make texts for a domain over it. */
    private static void take(DraftColumn column, UserType domain) {
        column.ofDomain = DomainSql.limits(column);
        column.type = ColumnType.of(domain);
        if (column.kind instanceof HstoreKind) {
            column.kind = new PatternKind("????=>##");
        } else if (column.kind instanceof PointKind) {
            column.kind = new PatternKind("(1##.##,[1-8]#.##)");
        }
    }

    /** Elements of the domain, or a domain over an array, which has texts that only the server reads. */
    private void takeArray(DraftColumn column) {
        Optional<TypeName> name = OwnNames.of(column.facts.type(), schema, inPlace);
        if (!inPlace || !column.type.array() || name.isEmpty()) {
            return;
        }
        if (column.facts.type().name().endsWith("[]")) {
            ColumnType element = column.type.element();
            column.type = ColumnType.of(new UserType.ExistingType(name.get(), "", valuesOf(element)))
                    .asArray();
        } else if (elements(column.type.family()) != null) {
            String elements = elements(column.type.family());
            column.type = ColumnType.of(new UserType.ExistingType(name.get(), "", null));
            column.kind = new PatternKind("{" + elements + "}");
        }
    }

    /** Two elements of a literal; null for types of which none is known here. */
    private static @Nullable String elements(TypeFamily family) {
        return switch (family) {
            case WHOLE, DECIMAL, FLOAT -> "#,##";
            case TEXT -> "????,???";
            default -> null;
        };
    }

    /** The domain as a spec can say it; empty where it cannot. */
    private Optional<UserType> domain(DraftColumn column) {
        LiveType facts = column.facts.type();
        Optional<TypeName> name = OwnNames.of(facts, schema, inPlace);
        Optional<Check> check = DomainSql.isOpen(facts) ? Optional.empty() : Checks.ofDomain(column);
        Optional<List<DomainCheck>> sql = check.isPresent() ? Optional.of(List.of()) : DomainSql.of(facts);
        boolean plain =
                ColumnType.parse(facts.base()).filter(column.type::equals).isPresent();
        if (name.isEmpty() || sql.isEmpty() || !plain || column.type.array()) {
            return Optional.empty();
        }
        return Optional.of(
                name.get().schema() == null
                        ? new UserType.DomainType(
                                name.get(),
                                column.type,
                                facts.nullable(),
                                check.filter(limits -> !limits.isEmpty()).orElse(null),
                                sql.get(),
                                facts.outermost() == null
                                        ? null
                                        : facts.outermost().comment())
                        : new UserType.ExistingType(name.get(), "", column.type));
    }

    /** The domain as one that is there, whatever it checks. */
    private Optional<UserType> existing(DraftColumn column) {
        return inPlace && !column.type.array()
                ? OwnNames.of(column.facts.type(), schema, inPlace)
                        .map(name -> new UserType.ExistingType(name, "", valuesOf(column.type)))
                : Optional.empty();
    }

    /** What values are written as; null for those that only the server reads. */
    private static @Nullable ColumnType valuesOf(ColumnType over) {
        UserType type = over.userType();
        return type == null ? over : type instanceof UserType.ExistingType there ? there.as() : null;
    }

    /** Whether the values are those of the domain: drawn within its check, or those of a column that has it too. */
    private boolean isKept(DraftTable table, DraftColumn column, UserType domain) {
        if (column.nullable && !column.facts.type().nullable()) {
            return false;
        }
        if (Checks.ofDomain(column).filter(Check::isEmpty).isPresent()) {
            return true;
        }
        DraftTable owner = owner(table, column.found());
        if (owner == null) {
            return Checks.ofDomain(column).isPresent() ? column.check != null : DomainSql.isKept(column);
        }
        DraftColumn origin = owner.columns.get(originColumn(column.found()));
        return origin != null && settle(owner, origin) && domain.equals(origin.type.userType());
    }

    /** The table whose values a column has; null where they are its own. */
    private @Nullable DraftTable owner(DraftTable table, ValueKind kind) {
        if (kind instanceof ParentKind) {
            return table.parent == null ? null : tables.get(table.parent.targetTable());
        }
        return kind instanceof ReferenceKind reference ? tables.get(reference.table()) : null;
    }

    private static String originColumn(ValueKind kind) {
        return kind instanceof ParentKind parent ? parent.column() : ((ReferenceKind) kind).column();
    }
}
