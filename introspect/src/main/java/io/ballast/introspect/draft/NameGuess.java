package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.ValueReader;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule that says what values columns of a name get.
 *
 * @param column matches the whole name, see {@link SnakeCase}
 * @param table the same of the table's; null for any
 * @param room characters or digits that a column of limited length must have
 * @param value null where the rule is for unique columns alone
 * @param unique the value of a column in which none comes twice; null where there is none
 * @param nulls share of nulls in a column that may be null
 * @param after what a column of the same table and type is called that the values lie behind; null for none
 */
record NameGuess(
        Pattern column,
        @Nullable Pattern table,
        Set<TypeFamily> types,
        int room,
        @Nullable SpecNode value,
        @Nullable SpecNode unique,
        double nulls,
        @Nullable Pattern after) {
    private static final double USUAL_NULLS = 0.1;
    private static final int MAX_ROOM = 1_000_000;

    static NameGuess of(SpecNode node) {
        node.allow("column", "table", "types", "room", "value", "unique", "nulls", "after");
        SpecNode table = node.find("table");
        SpecNode room = node.find("room");
        SpecNode nulls = node.find("nulls");
        SpecNode after = node.find("after");
        return new NameGuess(
                pattern(node.require("column")),
                table == null ? null : pattern(table),
                families(node.require("types")),
                room == null ? 0 : room.wholeNumber(0, MAX_ROOM),
                node.find("value"),
                node.find("unique"),
                nulls == null ? USUAL_NULLS : nulls.number(0, 1),
                after == null ? null : pattern(after));
    }

    private static Pattern pattern(SpecNode node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            throw node.refused("not a regular expression: " + e.getDescription(), e);
        }
    }

    private static Set<TypeFamily> families(SpecNode node) {
        var words = Arrays.stream(TypeFamily.values())
                .collect(Collectors.toMap(family -> family.name().toLowerCase(Locale.ROOT), Function.identity()));
        EnumSet<TypeFamily> families = EnumSet.noneOf(TypeFamily.class);
        node.items().forEach(item -> families.add(item.oneOf("family of types", words)));
        return families;
    }

    boolean isForColumn(String columnName, ColumnType type) {
        return !type.array()
                && types.contains(type.family())
                && hasRoom(type)
                && column.matcher(columnName).matches();
    }

    boolean isForTable(String tableName) {
        return table == null || table.matcher(tableName).matches();
    }

    boolean hasRoom(ColumnType type) {
        return digitsOrCharacters(type) >= room;
    }

    /** The kind; empty where the rule has none for the type. */
    Optional<ValueKind> kind(ColumnType type, boolean isUnique) {
        SpecNode node = isUnique ? unique : value;
        if (node == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(shortened(new ValueReader(null).column(node, type), type));
        } catch (BallastException e) { // made for a sibling of the type, with more room
            return Optional.empty();
        }
    }

    /** Draws no longer texts than the column has room for. */
    private static ValueKind shortened(ValueKind kind, ColumnType type) {
        return kind instanceof FakerKind faker && faker.maxLength() > TypeLimits.length(type)
                ? new FakerKind(faker.expression(), faker.poolSize(), TypeLimits.length(type))
                : kind;
    }

    private static long digitsOrCharacters(ColumnType type) {
        return switch (type.family()) {
            case TEXT -> TypeLimits.length(type);
            case DECIMAL -> type.length() == ColumnType.UNSET ? MAX_ROOM : type.length();
            case WHOLE ->
                String.valueOf(type.base().maxWhole().orElse(Long.MAX_VALUE)).length();
            default -> MAX_ROOM;
        };
    }
}
