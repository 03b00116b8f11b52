package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Chooses among the columns of a key one that tells its rows apart by itself, if that changes its values little: where most rows have
 * one of their own, or none is known. The generator cannot promise that several columns together never repeat.
 */
final class Distinguishing {
    /** So large a share of the rows that have one has a value of its own, or the column stays as it is. */
    private static final double MIN_DISTINCT_SHARE = 0.5;

    private static final int UUID_LENGTH = 36;
    private static final Pattern CODE = Pattern.compile(
            "(.*_)?(type|kind|status|state|mode|visibility|role|category|flags?|level|action|scope|version|provider)");

    private final NameGuesses guesses;
    /** Whether rows are for the very tables: texts need not look like those of any others. */
    private final boolean inPlace;

    private final Notes notes;

    Distinguishing(NameGuesses guesses, boolean inPlace, Notes notes) {
        this.guesses = guesses;
        this.inPlace = inPlace;
        this.notes = notes;
    }

    /** Gives one of the columns values that never repeat, and says so. */
    void choose(DraftTable table, List<String> key, List<DraftColumn> free) {
        boolean isUnique = free.stream()
                .anyMatch(column -> column.type.equals(ColumnType.of(BaseType.UUID)) && isDistinct(table, column));
        if (isUnique) {
            return; // it will be
        }
        List<DraftColumn> numbers =
                free.stream().filter(column -> canBeNumbered(table, column)).toList();
        Optional<DraftColumn> number =
                best(numbers.stream().filter(column -> !isCode(column)).toList());
        Optional<DraftColumn> text = leastNamed(
                table, free.stream().filter(column -> canBeUuid(table, column)).toList());
        String holds = ", so that the key (" + String.join(", ", key) + ") holds";
        Optional<DraftColumn> named = best(free.stream()
                .filter(column ->
                        isDistinct(table, column) && texts(table, column).isPresent())
                .toList());
        if (number.isPresent()) {
            number(table, number.get(), holds);
        } else if (named.isPresent()) {
            fill(table, named.get(), holds);
        } else if (text.isPresent()) {
            fillText(table, text.get(), holds);
        } else if (free.stream().anyMatch(column -> canBeBytes(table, column))) {
            free.stream()
                    .filter(column -> canBeBytes(table, column))
                    .findFirst()
                    .ifPresent(column -> {
                        Target target = new Target(
                                table.target(),
                                column.facts.withStatistics(ColumnStatistics.NONE),
                                column.type,
                                null,
                                true,
                                false,
                                notes);
                        fillDistinct(table, column, OtherTypes.bytes(target), holds);
                    });
        } else if (!numbers.isEmpty()) {
            number(table, best(numbers).orElseThrow(), holds);
        } else {
            best(free.stream().filter(column -> canBeCode(table, column)).toList())
                    .ifPresent(code -> number(table, code, holds));
        }
    }

    private void number(DraftTable table, DraftColumn column, String holds) {
        column.kind = new SequenceKind.Numbers(1, 1);
        notes.ofColumn(table.name(), column.name(), "numbered from 1" + holds);
    }

    /** Whether the numbers stand for a few words, which another column of the key tells apart better. */
    private boolean isCode(DraftColumn column) {
        return inPlace && CODE.matcher(SnakeCase.of(column.name())).matches();
    }

    /** UUIDs in a column of ids, or of UUIDs; words where nothing else is known of the texts. */
    private void fillText(DraftTable table, DraftColumn column, String holds) {
        boolean words = inPlace
                && !IdTexts.isId(column.name())
                && column.facts.statistics().shape().forms().uuids() < MIN_DISTINCT_SHARE;
        if (words) {
            fillDistinct(table, column, KeyTexts.words(table.target()), holds);
        } else {
            column.kind = UuidKind.V4;
            notes.ofColumn(table.name(), column.name(), "UUIDs" + holds);
        }
    }

    private void fill(DraftTable table, DraftColumn column, String holds) {
        fillDistinct(table, column, texts(table, column).orElseThrow(), holds);
    }

    private void fillDistinct(DraftTable table, DraftColumn column, ValueKind kind, String holds) {
        column.fillDistinct(table.facts.ignoresCase(column.facts) ? kind.ignoringCase() : kind);
        notes.ofColumn(table.name(), column.name(), "no value comes twice" + holds);
    }

    /** Texts that look like what a check or the column's name says, and of which none comes twice. */
    private Optional<ValueKind> texts(DraftTable table, DraftColumn column) {
        if (!TypeLimits.isText(column.type) || column.facts.origin() != LiveColumn.Origin.GIVEN) {
            return Optional.empty();
        }
        Target target = target(table, column, true);
        return column.pattern != null
                ? PatternFit.distinct(target, column.pattern)
                : Guessing.byName(target, KeyTexts.meaning(target.table().plainName(), column.name()), guesses)
                        .map(NameGuesses.Guess::kind)
                        .map(kind -> cased(target, kind));
    }

    private static ValueKind cased(Target target, ValueKind kind) {
        Boolean upper = CaseTwins.isUpper(target.name());
        return upper == null || kind instanceof PatternKind ? kind : TextCase.of(target, kind, upper);
    }

    /** The best of those whose names say nothing, such as {@code provider_id} beside {@code provider}; of all where each name does. */
    private Optional<DraftColumn> leastNamed(DraftTable table, List<DraftColumn> columns) {
        List<DraftColumn> open = columns.stream()
                .filter(column -> Guessing.byName(target(table, column, false), column.name(), guesses)
                        .isEmpty())
                .toList();
        return best(open.isEmpty() ? columns : open);
    }

    private Target target(DraftTable table, DraftColumn column, boolean unique) {
        return new Target(table.target(), column.facts, column.type, column.check, unique, false, notes);
    }

    /** The one with the most different values; of several the last, which a key counts by. */
    private static Optional<DraftColumn> best(List<DraftColumn> columns) {
        return columns.stream().reduce((a, b) -> distinct(b) >= distinct(a) ? b : a);
    }

    private static boolean canBeNumbered(DraftTable table, DraftColumn column) {
        BigDecimal largest = column.isWhole() ? TypeLimits.largest(column.type) : null;
        boolean hasRoom = largest == null || largest.compareTo(BigDecimal.valueOf(table.most)) >= 0;
        return column.isWhole() && hasRoom && column.check == null && isDistinct(table, column);
    }

    private static boolean canBeUuid(DraftTable table, DraftColumn column) {
        return TypeLimits.isText(column.type)
                && TypeLimits.length(column.type) >= UUID_LENGTH
                && column.check == null
                && column.pattern == null
                && isDistinct(table, column);
    }

    /** Hashes and checksums. */
    private static boolean canBeBytes(DraftTable table, DraftColumn column) {
        return column.type.is(TypeFamily.BYTES)
                && !column.type.array()
                && column.facts.origin() == LiveColumn.Origin.GIVEN
                && column.check == null
                && column.sizes.equals(SizeLimits.NONE)
                && isDistinct(table, column);
    }

    /** A short text, such as the code of a company, has room for numbers. */
    private static boolean canBeCode(DraftTable table, DraftColumn column) {
        return TypeLimits.isText(column.type)
                && TypeLimits.length(column.type) >= Long.toString(table.most).length()
                && column.check == null
                && column.pattern == null
                && isDistinct(table, column);
    }

    private static boolean isDistinct(DraftTable table, DraftColumn column) {
        ColumnStatistics statistics = column.facts.statistics();
        return statistics.distinct() <= 0
                || distinct(column) >= MIN_DISTINCT_SHARE * table.facts.rows().count() * (1 - statistics.nullShare());
    }

    private static double distinct(DraftColumn column) {
        return column.facts.statistics().distinct();
    }
}
