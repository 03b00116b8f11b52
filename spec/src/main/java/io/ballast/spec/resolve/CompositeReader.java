package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a composite type: the names of its fields and their types, which are those of columns. */
final class CompositeReader {
    private final TypeReader types;

    /** @param above the types that are declared above this one, of which fields can be */
    CompositeReader(Map<String, UserType> above) {
        this.types = TypeReader.of(above);
    }

    UserType read(SpecNode node, TypeName name) {
        List<CompositeType.Field> fields = new ArrayList<>();
        for (String field : node.keys()) {
            SpecNode type = node.require(field);
            NameRules.checkField(type, field);
            fields.add(field(type, field));
        }
        if (fields.isEmpty()) {
            throw node.refused("expected at least one field, found none");
        }
        try {
            return new CompositeType(name, fields);
        } catch (IllegalArgumentException e) {
            throw node.expected(e);
        }
    }

    /** A type, or a type and a collation. */
    private CompositeType.Field field(SpecNode node, String name) {
        if (!node.isMapping() || !node.has("type")) {
            return new CompositeType.Field(name, types.read(node));
        }
        node.allow("type", "collation");
        ColumnType type = types.read(node.require("type"));
        SpecNode collation = node.find("collation");
        return new CompositeType.Field(name, type, collation == null ? null : TraitsReader.collation(collation, type));
    }
}
