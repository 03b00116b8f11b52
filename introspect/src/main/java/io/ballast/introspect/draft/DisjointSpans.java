package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.RangeKind.Ends;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long ranges are, and from where they begin, so that the given number of them lies apart. */
final class DisjointSpans {
    static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    static final Instant FIRST_MOMENT = Instant.parse("2020-01-01T00:00:00Z");

    private static final long NUMBERS = 16;
    /** In days, what all ranges together are to take at the most, as long as each has the least room. */
    private static final long SOME_YEARS = 3650;

    private static final long MIN_DAYS = 2;
    private static final long MAX_DAYS = 14;
    private static final long MIN_SECONDS = 120;
    private static final long MAX_SECONDS = 14_400;
    private static final long DAY = 86_400;
    /** Behind it the years are longer than four digits. */
    private static final LocalDate LAST_DAY = LocalDate.of(9000, 1, 1);

    private DisjointSpans() {}

    /** The units that each range has for itself: numbers, days or seconds; 0 where there is no room for all. */
    static long room(Ends among, long ranges, long most) {
        long room =
                switch (among) {
                    case NUMBERS -> Math.max(2, Math.min(NUMBERS, most / Math.max(1, ranges)));
                    case DAYS -> Math.max(MIN_DAYS, Math.min(MAX_DAYS, SOME_YEARS / ranges));
                    case MOMENTS, ZONED_MOMENTS ->
                        Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, SOME_YEARS * DAY / ranges));
                };
        return ranges > most / room ? 0 : room;
    }

    /** The greatest distance from the first range that a type has room for. */
    static long most(Ends among, ColumnType type) {
        long days = LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay();
        return switch (among) {
            case NUMBERS ->
                isWide(type) ? Long.MAX_VALUE / 8 : type.is(TypeFamily.WHOLE) ? smallest(type) : Integer.MAX_VALUE;
            case DAYS -> days;
            case MOMENTS, ZONED_MOMENTS -> days * DAY;
        };
    }

    private static boolean isWide(ColumnType type) {
        String name = type.userType() == null
                ? type.base().sqlName()
                : type.userType().name().name();
        return name.equals("int8range") || name.equals("numrange") || name.equals("bigint");
    }

    private static long smallest(ColumnType type) {
        return type.base().maxWhole().orElse(0L);
    }

    /** Null where there is no room for all. */
    static @Nullable RangeKind of(ColumnType type, Ends among, long ranges, boolean bySibling) {
        long number = Math.max(1, ranges);
        long room = room(among, number, most(among, type));
        if (room == 0) {
            return null;
        }
        long from =
                switch (among) {
                    case NUMBERS -> 0;
                    case DAYS -> FIRST_DAY.toEpochDay();
                    case MOMENTS, ZONED_MOMENTS -> EpochMicros.of(FIRST_MOMENT);
                };
        boolean isTime = among == Ends.MOMENTS || among == Ends.ZONED_MOMENTS;
        long unit = isTime ? EpochMicros.PER_SECOND : 1;
        long shortest = isTime ? Math.min(room, MIN_SECONDS / 2) : 1;
        return new RangeKind(
                among,
                from,
                from + room * unit * number,
                new Uniform(shortest, isTime ? room : Math.min(room, MAX_DAYS)),
                bySibling ? RangeKind.Disjoint.SIBLINGS : RangeKind.Disjoint.ROWS);
    }
}
