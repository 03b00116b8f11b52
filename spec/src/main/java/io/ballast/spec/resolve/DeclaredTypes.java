package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DomainCheck;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the enums, domains and composite types that a spec declares; a load makes them where they are missing. */
public final class DeclaredTypes {
    private DeclaredTypes() {}

    static Map<String, UserType> read(SpecNode node) {
        Map<String, UserType> types = new LinkedHashMap<>();
        for (String name : node.keys()) {
            types.put(name, type(node.require(name), name, types));
        }
        return types;
    }

    private static UserType type(SpecNode node, String name, Map<String, UserType> above) {
        NameRules.checkType(node, name);
        if (ColumnType.parse(name).or(() -> ServerTypes.parse(name)).isPresent()) {
            throw node.refused("\"" + name + "\" is a type of PostgreSQL's own; choose another name");
        }
        TypeName typeName = new TypeName(null, name);
        node.allow("enum", "domain", "nullable", "check", "checks", "comment", "composite");
        SpecNode fields = node.find("composite");
        SpecNode labels = node.find("enum");
        SpecNode domain = node.find("domain");
        boolean alone = node.keys().size() == 1;
        if (alone && fields != null) {
            return new CompositeReader(above).read(fields, typeName);
        }
        if (fields != null || (labels == null) == (domain == null) || (labels != null && !alone)) {
            throw node.refused("expected either \"enum\" or \"composite\" alone, or \"domain\" (and \"nullable\","
                    + " \"check\", \"checks\", \"comment\"), found "
                    + (node.keys().isEmpty() ? "nothing" : String.join(", ", node.keys())));
        }
        return labels != null ? new UserType.EnumType(typeName, labels(labels)) : domain(node, typeName);
    }

    private static UserType domain(SpecNode node, TypeName name) {
        ColumnType values = TypeReader.valuesOf(node.require("domain"), "domain");
        SpecNode nullable = node.find("nullable");
        SpecNode checks = node.find("checks");
        return new UserType.DomainType(
                name,
                values,
                nullable == null || nullable.bool(),
                CheckReader.read(node.find("check"), values),
                checks == null ? List.of() : sqlChecks(checks),
                ColumnReader.comment(node.find("comment")));
    }

    private static List<DomainCheck> sqlChecks(SpecNode list) {
        List<DomainCheck> checks = new ArrayList<>();
        for (SpecNode item : list.items()) {
            item.allow("name", "sql", "notValid");
            SpecNode name = item.find("name");
            SpecNode notValid = item.find("notValid");
            DomainCheck check = new DomainCheck(
                    name == null ? null : LabelReader.name(name),
                    LabelReader.sql(item.require("sql")),
                    notValid == null || !notValid.bool());
            if (name != null && checks.stream().anyMatch(other -> name.text().equals(other.name()))) {
                throw name.refused("check \"" + name.text() + "\" is a duplicate");
            }
            checks.add(check);
        }
        return checks;
    }

    private static List<String> labels(SpecNode node) {
        List<String> labels = new ArrayList<>();
        for (SpecNode item : node.items()) {
            String label = item.text();
            if (label.getBytes(StandardCharsets.UTF_8).length > ObjectNames.MAX_NAME_BYTES) {
                throw item.expected("a label of at most " + ObjectNames.MAX_NAME_BYTES + " bytes");
            }
            if (labels.contains(label)) {
                throw item.refused("label \"" + label + "\" is a duplicate");
            }
            labels.add(label);
        }
        return labels;
    }

    /** Refuses types that no column has, which no bundle would bring along, and names that tables have: a table is a type as well. */
    public static void check(@Nullable SpecNode node, Set<String> used, Set<String> tables) {
        if (node == null) {
            return;
        }
        for (String name : node.keys()) {
            if (!used.contains(name)) {
                throw node.require(name).refused("no column has the type \"" + name + "\"; take it away");
            }
            if (tables.contains(name)) {
                throw node.require(name)
                        .refused("the table \"" + name
                                + "\" has this name, and PostgreSQL has a type of each table's name");
            }
        }
    }
}
