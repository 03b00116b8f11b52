package io.ballast.spec.draft;

import io.ballast.spec.distribution.Weights;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Reads the kinds that make dates and times: date, timestamp, time, interval. */
final class TimeKinds {
    private static final Map<String, Boolean> PRECISIONS = Keywords.of("microsecond", false, "second", true);
    private static final LocalTime FIRST_SECOND = LocalTime.MIDNIGHT;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    /** A hundred centuries. */
    private static final long MAX_INTERVAL_SECONDS = 315_576_000_000L;

    private TimeKinds() {}

    static ValueKind date(SpecNode node) {
        node.allow("from", "to", "weights");
        LocalDate from = TimeLiterals.readDate(node.require("from"));
        SpecNode end = node.require("to");
        LocalDate to = TimeLiterals.readDate(end);
        if (!to.isAfter(from)) {
            throw end.expected("a date after " + from + ", as \"to\" itself is not taken");
        }
        return new DateKind(from, to, weights(node));
    }

    static ValueKind timestamp(SpecNode node) {
        node.allow("from", "to", "precision", "weights");
        Instant from = TimeLiterals.readInstant(node.require("from"));
        SpecNode end = node.require("to");
        Instant to = TimeLiterals.readInstant(end);
        if (!to.isAfter(from)) {
            throw end.expected("a time after " + from + ", as \"to\" itself is not taken");
        }
        SpecNode precision = node.find("precision");
        boolean wholeSeconds = precision != null && precision.oneOf("precision", PRECISIONS);
        if (wholeSeconds && !(isWholeSecond(from) && isWholeSecond(to))) {
            throw node.refused("expected from and to in whole seconds, as the precision is second");
        }
        return new TimestampKind(from, to, wholeSeconds, weights(node));
    }

    private static List<Double> weights(SpecNode node) {
        SpecNode weights = node.find("weights");
        return weights == null ? List.of() : Weights.list(weights);
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static ValueKind time(SpecNode node) {
        node.allow("from", "to");
        SpecNode start = node.find("from");
        SpecNode end = node.find("to");
        LocalTime from = start == null ? FIRST_SECOND : TimeLiterals.readTime(start);
        LocalTime to = end == null ? LAST_SECOND : TimeLiterals.readTime(end);
        if (to.isBefore(from)) {
            throw node.refused("expected \"to\" at " + from + " or later, found " + to);
        }
        return new TimeKind(from, to);
    }

    static ValueKind interval(SpecNode node) {
        node.allow("minSeconds", "maxSeconds");
        long min = node.require("minSeconds").wholeNumber(0, MAX_INTERVAL_SECONDS);
        return new IntervalKind(min, node.require("maxSeconds").wholeNumber(min, MAX_INTERVAL_SECONDS));
    }
}
