package io.ballast.introspect;

import io.ballast.common.schema.SqlText;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.introspect.sql.PartitionBounds;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the partitions of a table have room for, as a check: rows that fit none of them are refused as if there were one. */
final class PartitionLimits {
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)( \\d\\d:\\d\\d:\\d\\d)?([+-]\\d\\d(?::\\d\\d)?)?");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private PartitionLimits() {}

    /** Empty for a table that is not partitioned by ranges of one column, or whose outer partitions are open. */
    static Optional<CheckFacts> of(LiveTable table) {
        PartitionFacts partitions = table.partitions();
        if (partitions == null
                || !partitions.method().equals("range")
                || partitions.columns().size() != 1) {
            return Optional.empty();
        }
        List<PartitionBounds> ranges = partitions.bounds().stream()
                .map(PartitionBounds::range)
                .flatMap(Optional::stream)
                .toList();
        boolean closed = !ranges.isEmpty()
                && ranges.size() == partitions.bounds().size()
                && ranges.stream().allMatch(range -> range.from() != null && range.to() != null);
        return closed ? Optional.of(check(partitions.columns().get(0), ranges)) : Optional.empty();
    }

    /** Bounds of one column have one form, in which times rise as texts do. */
    private static CheckFacts check(String column, List<PartitionBounds> ranges) {
        Comparator<String> order = Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());
        String from = ranges.stream().map(PartitionBounds::from).min(order).orElseThrow();
        String to = ranges.stream().map(PartitionBounds::to).max(order).orElseThrow();
        String name = SqlText.name(column);
        return new CheckFacts(
                "partitions",
                "((" + name + " >= " + SqlText.literal(from) + "::text) AND (" + name + " " + end(to) + "))",
                true);
    }

    /** Before the end: of a time the second before it, since not every type has a value that is next to another. */
    private static String end(String to) {
        Matcher moment = MOMENT.matcher(to);
        if (!moment.matches()) {
            return "< " + SqlText.literal(to) + "::text";
        }
        if (moment.group(2) == null) {
            return "<= " + SqlText.literal(LocalDate.parse(to).minusDays(1).toString()) + "::text";
        }
        LocalDateTime before =
                LocalDateTime.parse(moment.group(1) + moment.group(2), TIME).minusSeconds(1);
        String zone = moment.group(3) == null ? "" : moment.group(3);
        return "<= " + SqlText.literal(TIME.format(before) + zone) + "::text";
    }
}
