package io.ballast.spec.check;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TextLength;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.SourceColumn;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that values keep their column's CHECK constraint, as far as the spec alone can tell. */
final class CheckRules {
    private static final int MAX_SHOWN = 80;

    private CheckRules() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        Check check = spec.schema(table, column).check();
        if (check != null) {
            check(spec, table, column, check, spec.node(table, column).require("check"));
        }
        ColumnType type = spec.schema(table, column).type();
        if (!type.array() && type.userType() instanceof UserType.DomainType domain && domain.check() != null) {
            check(spec, table, column, domain.check(), spec.node(table, column).require("type"));
        }
    }

    private static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column, Check check, SpecNode node) {
        ColumnType type = spec.schema(table, column).type();
        SourceColumn origin = spec.origin(table, column);
        TableSpec owner = spec.table(origin.table());
        check(spec.column(owner, origin.column()).value(), type, check, new TableScope(spec, owner), node);
    }

    /** Checks values of the type, which may be those of a field of a composite type. */
    static void check(ValueKind kind, ColumnType type, Check check, Scope scope, SpecNode node) {
        for (String value : kind.ends(type, check, scope)) {
            checkRange(node, type, check, value);
        }
        checkLength(node, check, kind.length(scope));
        checkListed(node, check, kind.listed());
    }

    private static void checkRange(SpecNode node, ColumnType type, Check check, String value) {
        if (!LiteralOrder.isKnown(type, value)) {
            return;
        }
        checkLimit(node, "minimum", check.minimum(), type, value, -1);
        checkLimit(node, "maximum", check.maximum(), type, value, 1);
    }

    private static void checkLimit(
            SpecNode node, String key, @Nullable String limit, ColumnType type, String value, int wrongSide) {
        if (limit != null && Integer.signum(LiteralOrder.compare(type, value, limit)) == wrongSide) {
            throw node.refused("the value " + shown(value) + " can occur, and the " + key + " is " + shown(limit));
        }
    }

    /** Bytes may be many. */
    private static String shown(String value) {
        return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    }

    private static void checkLength(SpecNode node, Check check, TextLength length) {
        Integer most = check.maxLength();
        if (most != null && length.max() > most) {
            throw node.refused(
                    length.max() == TextLength.UNKNOWN
                            ? "the length of these values is not known, and the maxLength is " + most
                            : "values of " + length.max() + " characters can occur, and the maxLength is " + most);
        }
        Integer least = check.minLength();
        if (least != null && length.min() < least) {
            throw node.refused("values of " + length.min() + " characters can occur, and the minLength is " + least);
        }
    }

    private static void checkListed(SpecNode node, Check check, List<String> values) {
        if (check.oneOf().isEmpty()) {
            return;
        }
        if (values.isEmpty()) {
            throw node.refused("oneOf goes with the kinds choice and constant, whose values are known");
        }
        for (String value : values) {
            if (!check.oneOf().contains(value)) {
                throw node.refused("the value \"" + value + "\" can occur, and oneOf does not list it");
            }
        }
    }
}
