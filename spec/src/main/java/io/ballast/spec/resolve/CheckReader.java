package io.ballast.spec.resolve;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a column's check: minimum, maximum, minLength, maxLength, oneOf. */
final class CheckReader {
    /** Types whose values have no order that a spec can state, or none at all. */
    private static final Set<TypeFamily> UNORDERED = EnumSet.of(TypeFamily.JSON, TypeFamily.BOOLEAN);

    private CheckReader() {}

    /** A check of a domain, which has no name. */
    static @Nullable Check read(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return null;
        }
        node.allow("minimum", "maximum", "minLength", "maxLength", "oneOf");
        return limits(node, type);
    }

    /** A check of a column, which may have a name and a comment. */
    static @Nullable Check ofColumn(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return null;
        }
        node.allow("minimum", "maximum", "minLength", "maxLength", "oneOf", "name", "comment");
        return limits(node, type);
    }

    private static Check limits(SpecNode node, ColumnType type) {
        if (Stream.of("minimum", "maximum", "minLength", "maxLength", "oneOf").noneMatch(node::has)) {
            throw node.refused("expected at least one of minimum, maximum, minLength, maxLength, oneOf");
        }
        String minimum = limit(node.find("minimum"), type);
        String maximum = limit(node.find("maximum"), type);
        Integer minLength = length(node.find("minLength"), type, 0);
        Integer maxLength = length(node.find("maxLength"), type, minLength == null ? 0 : minLength);
        if (minimum != null && maximum != null && LiteralOrder.compare(type, minimum, maximum) > 0) {
            throw node.require("maximum").expected("a maximum of at least the minimum " + minimum);
        }
        return new Check(minimum, maximum, minLength, maxLength, oneOf(node.find("oneOf"), type));
    }

    private static @Nullable String limit(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return null;
        }
        if (type.array() || UNORDERED.contains(type.family())) {
            throw node.refused("values of " + type + " have no order to check");
        }
        return Literals.read(node, type);
    }

    private static @Nullable Integer length(@Nullable SpecNode node, ColumnType type, int least) {
        if (node == null) {
            return null;
        }
        if (!TypeLimits.isText(type)) {
            throw node.refused("values of " + type + " have no length to check");
        }
        return node.wholeNumber(least, Integer.MAX_VALUE);
    }

    private static List<String> oneOf(@Nullable SpecNode node, ColumnType type) {
        if (node == null) {
            return List.of();
        }
        if (type.array() || !type.base().isComparable()) {
            throw node.refused("values of " + type + " cannot be compared");
        }
        List<String> values = new ArrayList<>();
        for (SpecNode item : node.items()) {
            values.add(Literals.read(item, type));
        }
        return values;
    }
}
