package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                if (facts.domain() != null && !domains.settle(table, column)) {
                    notes.ofColumn(
                            table.name(),
                            column.name(),
                            column.type.sql() + " stands for the domain " + facts.domain() + " over " + facts.base());
                }
            }
        }
    }

    /** Whether the column has its domain, after it was given to it if it can be. */
    private boolean settle(DraftTable table, DraftColumn column) {
        if (column.type.userType() == null && tried.add(column)) {
            domain(column)
                    .filter(domain -> isKept(table, column, domain))
                    .or(() -> existing(column))
                    .ifPresent(domain -> column.type = ColumnType.of(domain));
        }
        return column.type.userType() != null;
    }

    /** The domain as a spec can say it; empty where it cannot. */
    private Optional<UserType> domain(DraftColumn column) {
        LiveType facts = column.facts.type();
        Optional<TypeName> name = OwnNames.of(facts, schema);
        Optional<Check> check = Checks.ofDomain(column);
        boolean plain =
                ColumnType.parse(facts.base()).filter(column.type::equals).isPresent();
        if (name.isEmpty() || check.isEmpty() || !plain || column.type.array()) {
            return Optional.empty();
        }
        return Optional.of(
                name.get().schema() == null
                        ? new UserType.DomainType(
                                name.get(),
                                column.type,
                                facts.nullable(),
                                check.get().isEmpty() ? null : check.get())
                        : new UserType.ExistingType(name.get(), "", column.type));
    }

    /** The domain as one that is there, whatever it checks. */
    private Optional<UserType> existing(DraftColumn column) {
        return inPlace && !column.type.array()
                ? OwnNames.of(column.facts.type(), schema).map(name -> new UserType.ExistingType(name, "", column.type))
                : Optional.empty();
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
            return column.check != null;
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
