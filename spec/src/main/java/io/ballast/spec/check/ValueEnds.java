package io.ballast.spec.check;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smallest and the largest value that a kind makes, as literals, to compare with the limits of a check. */
final class ValueEnds {
    private static final String BYTES = "\\x";

    private ValueEnds() {}

    /** The smallest and the largest value, or all of them; none where they are not known. */
    static List<String> of(ResolvedSpec spec, TableSpec table, ValueKind kind, ColumnType type, Check check) {
        if (kind instanceof IntegerKind integer) {
            return List.of(Long.toString(integer.min()), Long.toString(integer.max()));
        }
        if (kind instanceof DecimalKind decimal) {
            return List.of(decimal.min().toPlainString(), decimal.max().toPlainString());
        }
        if (kind instanceof SequenceKind sequence) {
            SequenceRange range = SequenceRange.of(sequence, spec.bounds().of(table.name()));
            return List.of(range.text(range.first(), type), range.text(range.last(), type));
        }
        if (kind == OrdinalKind.NUMBER && table.rows() instanceof RowCount.PerParent rows) {
            return List.of("1", Long.toString(RowBounds.childrenAtMost(rows)));
        }
        if (kind instanceof ChoiceKind choice) {
            return choice.values();
        }
        if (kind instanceof ConstantKind constant) {
            return List.of(constant.value());
        }
        if (kind instanceof UuidKind uuid) {
            return ofUuid(uuid);
        }
        return kind instanceof BytesKind bytes ? ofBytes(bytes, check) : ofTimes(kind, type);
    }

    private static List<String> ofTimes(ValueKind kind, ColumnType type) {
        if (kind instanceof DateKind date) {
            return List.of(date.from().toString(), date.to().minusDays(1).toString());
        }
        if (kind instanceof TimeKind time) {
            return List.of(
                    Literals.canonical(type, time.from().toString()),
                    Literals.canonical(type, time.to().toString()));
        }
        boolean isTimestamp = type.base() == BaseType.TIMESTAMP || type.base() == BaseType.TIMESTAMPTZ;
        return kind instanceof TimestampKind value && isTimestamp
                ? List.of(timestamp(type, value.from()), timestamp(type, last(value)))
                : List.of();
    }

    private static Instant last(TimestampKind value) {
        Instant last = value.wholeSeconds()
                ? value.to().minusNanos(1).truncatedTo(ChronoUnit.SECONDS)
                : value.to().minus(1, ChronoUnit.MICROS);
        return last.isBefore(value.from()) ? value.from() : last;
    }

    private static String timestamp(ColumnType type, Instant instant) {
        String text = instant.toString();
        return Literals.canonical(
                type, type.base() == BaseType.TIMESTAMP ? text.substring(0, text.length() - 1) : text);
    }

    /** RFC 9562: all bits may be anything but the version and the variant. */
    private static List<String> ofUuid(UuidKind uuid) {
        return uuid == UuidKind.V7
                ? List.of("00000000-0000-7000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff")
                : List.of("00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    /** The largest is not longer than it takes to be above the limits, as there may be a million bytes. */
    private static List<String> ofBytes(BytesKind bytes, Check check) {
        int ofLimits = Stream.of(check.minimum(), check.maximum())
                .mapToInt(ValueEnds::byteCount)
                .max()
                .orElse(0);
        int most = Math.max(bytes.minLength(), Math.min(bytes.maxLength(), ofLimits + 1));
        return List.of(BYTES + "00".repeat(bytes.minLength()), BYTES + "ff".repeat(most));
    }

    private static int byteCount(@Nullable String limit) {
        return limit == null ? 0 : (limit.length() - BYTES.length()) / 2;
    }
}
