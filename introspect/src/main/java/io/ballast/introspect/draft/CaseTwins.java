package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a text and the same text in one case together: {@code lower_name} is {@code name} in small letters, as the names say. */
final class CaseTwins {
    private static final Pattern LOWER =
            Pattern.compile("(?:lower(?:case)?_|canonical_)(?<of>.+)|(?<for>.+)_(?:lower(?:case)?|canonical)");
    private static final Pattern UPPER =
            Pattern.compile("(?:normalized_|upper_)(?<of>.+)|(?<for>.+)_(?:normalized|upper)");

    /** Names of texts that are guessed in small letters. */
    private static final Pattern HAS_SMALL_LETTERS =
            Pattern.compile("(.*_)?(e?_?mail(_address)?|user_?name|login|slug|handle|domain|host)");

    private CaseTwins() {}

    /** Whether texts have capital letters only, by the column's name, or small ones only; null where it says nothing. */
    static @Nullable Boolean isUpper(String column) {
        String name = SnakeCase.of(column);
        return LOWER.matcher(name).matches()
                ? Boolean.FALSE
                : UPPER.matcher(name).matches() ? Boolean.TRUE : null;
    }

    /**
     * The columns have kinds of values.
     *
     * @param inPlace whether names have a say in columns of which values are known too
     */
    static void join(DraftTable table, boolean inPlace) {
        if (table.existing) {
            return;
        }
        for (DraftColumn column : table.columns.values()) {
            join(table, column, inPlace);
        }
    }

    private static void join(DraftTable table, DraftColumn twin, boolean inPlace) {
        String name = SnakeCase.of(twin.name());
        Matcher lower = LOWER.matcher(name);
        Matcher matcher = lower.matches() ? lower : UPPER.matcher(name);
        if (!matcher.matches() || !isOpen(twin, inPlace)) {
            return;
        }
        String of = Stream.of("of", "for")
                .map(matcher::group)
                .filter(text -> text != null)
                .findFirst()
                .orElseThrow();
        Optional<DraftColumn> found = table.columns.values().stream()
                .filter(column -> column != twin && SnakeCase.of(column.name()).equals(of))
                .filter(column -> isOpen(column, inPlace))
                .findFirst();
        if (found.isEmpty() || TypeLimits.length(found.get().type) != TypeLimits.length(twin.type)) {
            return;
        }
        DraftColumn first = found.get();
        if (matcher != lower) {
            joinUpper(table, first, twin);
        } else if (!isKeyed(table, first)) {
            take(first, twin);
        } else if (!isKeyed(table, twin) && HAS_SMALL_LETTERS.matcher(of).matches()) {
            take(twin, first);
        }
    }

    /** The one in capital letters comes from the other one, or that from it in small letters, where a key is over it. */
    private static void joinUpper(DraftTable table, DraftColumn first, DraftColumn twin) {
        if (!isKeyed(table, twin)) {
            take(twin, first, "upper");
        } else if (!isKeyed(table, first)) {
            take(first, twin, "lower");
        }
    }

    /** Null where the other one is. */
    private static void take(DraftColumn column, DraftColumn other, String function) {
        if (column.nullable || !other.nullable) {
            column.kind = new ExpressionKind(function + "(\"" + other.name() + "\")");
            column.guessedNulls = 0.0;
        }
    }

    /** The values of another column of the row, where that has no nulls: a template has no text for them. */
    private static void take(DraftColumn column, DraftColumn other) {
        if (!other.nullable) {
            column.kind = new TemplateKind("{" + other.name() + "}", Map.of());
            column.guessedNulls = 0.0;
        }
    }

    private static boolean isOpen(DraftColumn column, boolean inPlace) {
        return TypeLimits.isText(column.type)
                && !column.type.array()
                && column.facts.origin() == LiveColumn.Origin.GIVEN
                && column.check == null
                && column.pattern == null
                && column.upper == null
                && column.domainChecks.isEmpty()
                && (inPlace || Guessing.isUnknown(column.facts.statistics()))
                && column.canBeUsed();
    }

    private static boolean isKeyed(DraftTable table, DraftColumn column) {
        return table.facts.keys().anyMatch(key -> key.contains(column.name())) || table.facts.ignoresCase(column.facts);
    }
}
