package io.ballast.common.bundle;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.DomainCheck;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Types with a name of their own in a descriptor: those that a load makes are listed once, and columns have the names. */
final class TypeTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TypeTree() {}

    static ArrayNode of(List<UserType> declared) {
        ArrayNode types = JSON.arrayNode();
        declared.forEach(type -> types.add(of(type)));
        return types;
    }

    private static ObjectNode of(UserType type) {
        ObjectNode json = JSON.objectNode().put("name", type.name().name());
        if (type instanceof UserType.EnumType labels) {
            ArrayNode list = json.putArray("enum");
            labels.labels().forEach(list::add);
        } else if (type instanceof UserType.DomainType domain) {
            json.put("domain", domain.values().sql()).put("nullable", domain.nullable());
            if (domain.check() != null) {
                json.set("check", DescriptorTree.check(domain.check()));
            }
            if (!domain.sqlChecks().isEmpty()) {
                ArrayNode checks = json.putArray("checks");
                domain.sqlChecks().forEach(check -> checks.add(of(check)));
            }
            if (domain.comment() != null) {
                json.put("comment", domain.comment());
            }
        } else if (type instanceof CompositeType composite) {
            ArrayNode fields = json.putArray("composite");
            composite.fields().forEach(field -> fields.add(of(field)));
        }
        return json;
    }

    private static ObjectNode of(DomainCheck check) {
        ObjectNode json = JSON.objectNode();
        if (check.name() != null) {
            json.put("name", check.name());
        }
        json.put("sql", check.condition().text());
        return check.validated() ? json : json.put("notValid", true);
    }

    private static DomainCheck domainCheck(JsonPlace json) {
        JsonPlace name = json.find("name");
        JsonPlace notValid = json.find("notValid");
        return new DomainCheck(
                name == null ? null : name.text(),
                LabelTree.sql(json.get("sql")),
                notValid == null || !notValid.flag());
    }

    private static ObjectNode of(CompositeType.Field field) {
        ObjectNode json = JSON.objectNode().put("name", field.name());
        json.setAll(of(field.type()));
        TraitsTree.put(json, field.collation());
        return json;
    }

    /** What a field's property {@code ballast} says of the column's type. */
    static ObjectNode of(ColumnType type) {
        ObjectNode json = JSON.objectNode().put("type", type.sql());
        if (type.userType() instanceof UserType.ExistingType there && there.as() != null) {
            json.put("as", there.as().sql());
        }
        return json;
    }

    /** The types that a load makes, by name; none where there is no list. */
    static Map<TypeName, UserType> read(@Nullable JsonPlace list) {
        Map<TypeName, UserType> types = new LinkedHashMap<>();
        if (list != null) {
            for (JsonPlace item : list.items(BundleLimits.MAX_TYPES)) {
                UserType type = type(item, types);
                if (types.put(type.name(), type) != null) {
                    throw item.get("name").refuse("each name once");
                }
            }
        }
        return types;
    }

    private static UserType type(JsonPlace json, Map<TypeName, UserType> before) {
        TypeName name = new TypeName(null, json.get("name").text());
        JsonPlace labels = json.find("enum");
        if (labels != null) {
            return new UserType.EnumType(name, labels.texts(BundleLimits.MAX_LABELS));
        }
        JsonPlace fields = json.find("composite");
        if (fields != null) {
            return composite(name, fields, before);
        }
        JsonPlace check = json.find("check");
        JsonPlace checks = json.find("checks");
        JsonPlace comment = json.find("comment");
        return new UserType.DomainType(
                name,
                single(json.get("domain")),
                json.get("nullable").flag(),
                check == null ? null : TableSchemaReader.check(check),
                checks == null
                        ? List.of()
                        : checks.items(BundleLimits.MAX_KEYS).stream()
                                .map(TypeTree::domainCheck)
                                .toList(),
                comment == null ? null : comment.text());
    }

    private static UserType composite(TypeName name, JsonPlace list, Map<TypeName, UserType> before) {
        List<CompositeType.Field> fields = new ArrayList<>();
        for (JsonPlace field : list.items(CompositeType.MAX_FIELDS)) {
            fields.add(new CompositeType.Field(
                    field.get("name").text(),
                    column(field, before),
                    TableSchemaReader.optional(field, "collation", TraitsTree::collation)));
        }
        try {
            return new CompositeType(name, fields);
        } catch (IllegalArgumentException e) {
            throw list.refuse(String.valueOf(e.getMessage()));
        }
    }

    /** A column's type, by the property {@code ballast} of its field, or that of a field of a composite type. */
    static ColumnType column(JsonPlace facts, Map<TypeName, UserType> declared) {
        JsonPlace type = facts.get("type");
        Optional<ColumnType> known = ColumnType.parse(type.text());
        return known.isPresent() ? known.get() : named(type, facts.find("as"), declared);
    }

    private static ColumnType named(JsonPlace type, @Nullable JsonPlace as, Map<TypeName, UserType> declared) {
        ColumnType there = Optional.of(type.text())
                .filter(quoted -> quoted.startsWith("\""))
                .flatMap(quoted -> TypeSyntax.parse(quoted, as == null ? null : single(as)))
                .orElseThrow(
                        () -> type.refuse("a type that PostgreSQL and Ballast know, such as text or numeric(12,2)"));
        @Nullable UserType named = there.userType();
        @Nullable UserType listed = named == null ? null : declared.get(named.name());
        if (listed == null) {
            return there;
        }
        ColumnType single = ColumnType.of(listed);
        return there.array() ? single.asArray() : single;
    }

    private static ColumnType single(JsonPlace type) {
        return ColumnType.parse(type.text())
                .filter(known -> !known.array())
                .orElseThrow(() -> type.refuse("a type that PostgreSQL and Ballast know, and no array"));
    }
}
