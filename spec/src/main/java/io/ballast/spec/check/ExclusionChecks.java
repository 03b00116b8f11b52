package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.UserType;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that PostgreSQL makes an exclusion constraint of what it compares (manual, CREATE TABLE): an access method that finds rows one
 * by one, and operators that mean the same from either side. What an operator class of the spec, an expression or a type of somebody else's
 * can do only the server knows.
 */
final class ExclusionChecks {
    private static final Set<Index.Method> METHODS =
            Set.of(Index.Method.GIST, Index.Method.SPGIST, Index.Method.BTREE, Index.Method.HASH);
    private static final Set<Index.Method> SINGLE = Set.of(Index.Method.HASH, Index.Method.SPGIST);
    private static final Set<String> ONE_SIDED = Set.of("<", "<=", ">", ">=", "<<", ">>", "&<", "&>", "@>", "<@");

    private static final Set<String> OF_RANGES = Set.of("&&", "=", "-|-");
    private static final Set<String> OF_OTHERS = Set.of("=", "<>");

    private ExclusionChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        SpecNode written = spec.node(table).find("exclude");
        List<SpecNode> nodes = written == null ? List.of() : written.items();
        List<Exclusion> exclusions = table.schema().constraints().exclusions();
        for (int i = 0; i < nodes.size(); i++) {
            check(nodes.get(i), table, exclusions.get(i));
        }
    }

    private static void check(SpecNode node, TableSpec table, Exclusion exclusion) {
        Index.Method method = exclusion.method();
        if (!METHODS.contains(method)) {
            throw node.refused(
                    "PostgreSQL has exclusion constraints by gist, spgist, btree and hash, found " + method.sqlName());
        }
        if (exclusion.elements().size() > 1 && SINGLE.contains(method)) {
            throw node.refused(method.sqlName() + " indexes have one column, found "
                    + exclusion.elements().size());
        }
        List<SpecNode> elements = node.require("elements").items();
        for (int i = 0; i < elements.size(); i++) {
            check(
                    elements.get(i).require("operator"),
                    table,
                    method,
                    exclusion.elements().get(i));
        }
    }

    private static void check(SpecNode operator, TableSpec table, Index.Method method, Exclusion.Element element) {
        String column = element.of().column();
        if (column == null || element.of().operatorClass() != null) {
            return;
        }
        ColumnType type = table.schema().typeOf(column);
        Set<String> expected = operators(method, type);
        if (ONE_SIDED.contains(element.operator())) {
            throw operator.refused("expected an operator that means the same from either side, such as && or =, found "
                    + element.operator());
        }
        if (expected != null && !expected.contains(element.operator())) {
            throw operator.refused("PostgreSQL has no " + method.sqlName() + " index over " + plain(type)
                    + ", the type of column \""
                    + column + "\", that compares by " + element.operator()
                    + (expected.isEmpty()
                            ? ""
                            : "; expected "
                                    + String.join(
                                            " or ", expected.stream().sorted().toList())));
        }
    }

    /** The type as people write it. */
    private static String plain(ColumnType type) {
        return type.userType() instanceof UserType.ExistingType there
                ? ServerTypes.text(there).orElse(there.text())
                : type.toString();
    }

    /** Those that an index of the method finds rows by; null where only the server knows. */
    private static @Nullable Set<String> operators(Index.Method method, ColumnType type) {
        if (method == Index.Method.BTREE || method == Index.Method.HASH) {
            return IndexChecks.canIndex(method, type) ? Set.of("=") : Set.of();
        }
        if (type.serverType().filter(ServerType::isRange).isPresent() && !type.array()) {
            return OF_RANGES;
        }
        if (type.isOpaque() || type.array() || method == Index.Method.SPGIST) {
            return null;
        }
        return type.base().isComparable() ? OF_OTHERS : Set.of();
    }
}
