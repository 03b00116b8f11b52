package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.UserType;
import io.ballast.spec.kind.ValueReader;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a column. */
public final class ColumnReader {
    /** An open parenthesis, as {@code { type: numeric(12,2) }} leaves it. */
    private static final Pattern CUT_TYPE = Pattern.compile("\\(\\s*\\d+\\s*\"?$");

    private final ValueReader values;
    private final TypeReader types;

    public ColumnReader(ValueReader values, TypeReader types) {
        this.values = values;
        this.types = types;
    }

    /** Reads a column that the server computes, at its place among all columns of its table. */
    GeneratedColumn generated(SpecNode node, String name, int position) {
        return new GeneratedReader(types).read(node, name, position);
    }

    ColumnDraft read(SpecNode node, String name) {
        NameRules.checkColumn(node, name);
        refuseCutType(node);
        node.allow(
                "type",
                "value",
                "references",
                "primaryKey",
                "unique",
                "nullable",
                "nulls",
                "default",
                "check",
                "identity",
                "collation",
                "storage",
                "compression",
                "comment");
        ColumnType type = types.read(node.require("type"));
        double nullShare = nullShare(node.find("nulls"));
        boolean nullable = nullable(node.find("nullable"), nullShare);
        refuseNulls(node, type, nullable);
        boolean primaryKey = flag(node.find("primaryKey"));
        SpecNode uniqueNode = node.find("unique");
        boolean ignoringCase = uniqueNode != null && uniqueNode.isText(ColumnDraft.IGNORING_CASE);
        boolean unique = !ignoringCase && flag(uniqueNode);
        if (ignoringCase && !type.hasCase()) {
            throw node.require("unique").refused("only text has a case, found " + type + "; expected true or false");
        }
        if (primaryKey && unique) {
            throw node.require("unique").refused("a primary key is unique already; leave it away");
        }
        SpecNode value = node.find("value");
        ReferenceDraft reference = reference(node, value, name);
        boolean picked = value != null && value.isMapping() && value.has("reference");
        Column column = new Column(
                name,
                type,
                nullable,
                DefaultReader.read(node.find("default"), type),
                CheckReader.ofColumn(node.find("check"), type),
                comment(node.find("comment")),
                TraitsReader.read(
                        node,
                        type,
                        NumberingReader.identity(node.find("identity"), type, nullable, node.has("default"))));
        return new ColumnDraft(
                node,
                column,
                value == null || picked ? null : values.column(value, type),
                nullShare,
                null,
                primaryKey,
                unique,
                reference);
    }

    /** Within braces a comma ends a value that has no quotes around it. */
    static void refuseCutType(SpecNode node) {
        SpecNode type = node.isMapping() ? node.find("type") : null;
        if (type != null && type.isScalar() && CUT_TYPE.matcher(type.found()).find()) {
            throw type.refused(
                    "the type was cut off at its comma; put quotes around it, as in type: \"numeric(12,2)\"");
        }
    }

    /** A domain may let no nulls in, whatever the column says. */
    private static void refuseNulls(SpecNode node, ColumnType type, boolean nullable) {
        if (nullable && !type.array() && type.userType() instanceof UserType.DomainType domain && !domain.nullable()) {
            throw node.refused("expected no nulls, as the domain " + domain.name() + " has none, found "
                    + (node.has("nulls") ? "\"nulls\"" : "nullable: true"));
        }
    }

    private @Nullable ReferenceDraft reference(SpecNode node, @Nullable SpecNode value, String name) {
        SpecNode references = node.find("references");
        if (value != null && value.isMapping() && value.has("reference")) {
            value.onlyKey("kind of value", ValueReader.names());
            if (references != null) {
                throw node.refused("expected either \"references\" or the kind \"reference\", found both");
            }
            return ReferenceReader.asKind(value.require("reference"), name);
        }
        return references == null ? null : ReferenceReader.atColumn(references, name);
    }

    private static double nullShare(@Nullable SpecNode node) {
        return node == null ? 0 : node.number(0, 1);
    }

    private static boolean nullable(@Nullable SpecNode node, double nullShare) {
        if (node == null) {
            return nullShare > 0;
        }
        if (!node.bool() && nullShare > 0) {
            throw node.refused("expected true, as \"nulls\" asks for nulls, found false");
        }
        return node.bool();
    }

    private static boolean flag(@Nullable SpecNode node) {
        return node != null && node.bool();
    }

    static @Nullable String comment(@Nullable SpecNode node) {
        return node == null ? null : node.text();
    }
}
