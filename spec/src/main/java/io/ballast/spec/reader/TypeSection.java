package io.ballast.spec.reader;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.DomainCheck;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.UserType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types as {@link SpecWriter} writes them: those that the spec declares in their section, and that of a column. */
final class TypeSection {
    private TypeSection() {}

    static Map<String, Object> of(List<UserType> declared) {
        Map<String, Object> types = new LinkedHashMap<>();
        declared.forEach(type -> types.put(type.name().name(), tree(type)));
        return types;
    }

    private static Map<String, Object> tree(UserType type) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (type instanceof UserType.EnumType labels) {
            out.put("enum", labels.labels());
        } else if (type instanceof UserType.DomainType domain) {
            out.put("domain", domain.values().sql());
            out.put("nullable", domain.nullable());
            if (domain.check() != null) {
                out.put("check", ColumnTree.check(domain.check()));
            }
            if (!domain.sqlChecks().isEmpty()) {
                out.put(
                        "checks",
                        domain.sqlChecks().stream().map(TypeSection::tree).toList());
            }
            if (domain.comment() != null) {
                out.put("comment", domain.comment());
            }
        } else if (type instanceof CompositeType composite) {
            Map<String, Object> fields = new LinkedHashMap<>();
            composite.fields().forEach(field -> fields.put(field.name(), of(field)));
            out.put("composite", fields);
        }
        return out;
    }

    private static Map<String, Object> tree(DomainCheck check) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (check.name() != null) {
            out.put("name", check.name());
        }
        out.put("sql", check.condition().text());
        if (!check.validated()) {
            out.put("notValid", true);
        }
        return out;
    }

    private static Object of(CompositeType.Field field) {
        if (field.collation() == null) {
            return of(field.type());
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", of(field.type()));
        out.put("collation", ColumnTraitsTree.collation(field.collation()));
        return out;
    }

    /** A text, or for a type that the target has its name. */
    static Object of(ColumnType type) {
        String array = type.array() ? "[]" : "";
        if (type.userType() instanceof UserType.ExistingType there) {
            Optional<String> plain = ServerTypes.text(there);
            if (plain.isPresent()) {
                return plain.get() + array;
            }
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("name", there.text() + array);
            if (there.as() != null) {
                out.put("as", there.as().sql());
            }
            return out;
        }
        return type.userType() == null ? type.sql() : type.userType().name().name() + array;
    }
}
