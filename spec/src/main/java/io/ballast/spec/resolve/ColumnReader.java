package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.UserType;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.ValueReader;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a column. */
public final class ColumnReader {
    /** An open parenthesis, as {@code { type: numeric(12,2) }} leaves it. */
    private static final Pattern CUT_TYPE = Pattern.compile("\\(\\s*\\d+\\s*\"?$");

    private static final String[] KEYS = {
        "type",
        "value",
        "references",
        "primaryKey",
        "unique",
        "distinct",
        "nullable",
        "nulls",
        "default",
        "check",
        "identity",
        "collation",
        "storage",
        "compression",
        "statistics",
        "options",
        "comment"
    };

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

    /** The column; null where something is wrong with it, which is noted. */
    @Nullable
    ColumnDraft read(SpecNode node, String name) {
        int before = node.mistakes();
        node.check(() -> NameRules.checkColumn(node, name));
        refuseCutType(node);
        boolean known = node.check(() -> node.allow(KEYS));
        if (!known && !node.has("type")) {
            return null;
        }
        @Nullable ColumnType type = node.part(() -> types.read(node.require("type")));
        @Nullable Double nullShare = node.part(() -> nullShare(node.find("nulls")));
        if (type == null || nullShare == null) {
            return null;
        }
        @Nullable Boolean nullable = node.part(() -> nullable(node.find("nullable"), nullShare));
        if (nullable == null) {
            return null;
        }
        node.check(() -> refuseNulls(node, type, nullable));
        @Nullable Boolean primaryKey = node.part(() -> flag(node.find("primaryKey")));
        @Nullable Boolean unique = node.part(() -> isUnique(node, type, Boolean.TRUE.equals(primaryKey)));
        node.check(() -> refuseNeedlessDistinct(node, Boolean.TRUE.equals(primaryKey)));
        SpecNode value = node.find("value");
        boolean picked = value != null && value.isMapping() && value.has("reference");
        @Nullable ReferenceDraft reference = node.part(() -> reference(node, value, name));
        @Nullable ValueKind kind = value == null || picked ? null : node.part(() -> values.column(value, type));
        @Nullable Column column = node.part(() -> column(node, name, type, nullable));
        return primaryKey == null || unique == null || column == null || node.mistakes() > before
                ? null
                : new ColumnDraft(node, column, kind, nullShare, null, primaryKey, unique, reference);
    }

    private static void refuseNeedlessDistinct(SpecNode node, boolean primaryKey) {
        SpecNode distinct = node.find("distinct");
        if (distinct != null && distinct.bool() && (primaryKey || node.has("unique"))) {
            throw distinct.refused("a key alone is distinct already; leave it away");
        }
    }

    private static Column column(SpecNode node, String name, ColumnType type, boolean nullable) {
        return new Column(
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
    }

    private static boolean isUnique(SpecNode node, ColumnType type, boolean primaryKey) {
        SpecNode unique = node.find("unique");
        boolean ignoringCase = unique != null && unique.isText(ColumnDraft.IGNORING_CASE);
        if (ignoringCase && !type.hasCase()) {
            throw node.require("unique").refused("only text has a case, found " + type + "; expected true or false");
        }
        boolean isUnique = !ignoringCase && flag(unique);
        if (primaryKey && isUnique) {
            throw node.require("unique").refused("a primary key is unique already; leave it away");
        }
        return isUnique;
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

    private static @Nullable ReferenceDraft reference(SpecNode node, @Nullable SpecNode value, String name) {
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
