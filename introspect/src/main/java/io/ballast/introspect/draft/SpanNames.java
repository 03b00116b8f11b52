package io.ballast.introspect.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which column begins what another one ends, by their names: {@code starts_at} and {@code ends_at}, {@code first_seen} and {@code last_seen}. */
final class SpanNames {
    private static final Map<String, List<String>> BEGINNINGS = Map.ofEntries(
            Map.entry("end", List.of("start", "begin", "from")),
            Map.entry("ends", List.of("starts", "begins", "start")),
            Map.entry("ended", List.of("started", "began", "start")),
            Map.entry("endtime", List.of("starttime")),
            Map.entry("enddate", List.of("startdate")),
            Map.entry("timeend", List.of("timestart")),
            Map.entry("timeclose", List.of("timeopen")),
            Map.entry("finish", List.of("start", "begin")),
            Map.entry("finished", List.of("started", "start")),
            Map.entry("stop", List.of("start")),
            Map.entry("stopped", List.of("started")),
            Map.entry("completed", List.of("started", "start")),
            Map.entry("to", List.of("from")),
            Map.entry("until", List.of("from", "since")),
            Map.entry("thru", List.of("from")),
            Map.entry("through", List.of("from")),
            Map.entry("close", List.of("open")),
            Map.entry("closes", List.of("opens")),
            Map.entry("closed", List.of("opened", "open")),
            Map.entry("last", List.of("first")),
            Map.entry("upper", List.of("lower")),
            Map.entry("max", List.of("min")),
            Map.entry("maximum", List.of("minimum")),
            Map.entry("arrival", List.of("departure")),
            Map.entry("checkout", List.of("checkin")),
            Map.entry("out", List.of("in")),
            Map.entry("rgt", List.of("lft")),
            Map.entry("rght", List.of("lft")),
            Map.entry("right", List.of("left")),
            Map.entry("return", List.of("rental", "departure")),
            Map.entry("returned", List.of("rented", "borrowed", "loaned", "lent")),
            Map.entry("delivered", List.of("shipped", "sent")),
            Map.entry("shipped", List.of("ordered", "placed", "paid")));

    /** The same within a word: {@code timefinish} and {@code timestart}, {@code grademax} and {@code grademin}. */
    private static final Map<String, String> WITHIN =
            Map.of("end", "start", "finish", "start", "close", "open", "max", "min", "upper", "lower");

    private static final Set<String> NESTED = Set.of("rgt", "rght");

    private SpanNames() {}

    /** What the beginning may be called, the likeliest first; none where the name is no end's. */
    static Stream<String> beginnings(String end) {
        String name = SnakeCase.of(end);
        List<String> words = Arrays.asList(name.split("_", -1));
        Stream<String> others = WITHIN.entrySet().stream()
                .filter(word -> name.contains(word.getKey()))
                .map(word -> name.replace(word.getKey(), word.getValue()));
        return Stream.concat(byWords(words), others).distinct();
    }

    /** Whether the name is of the right end in a nested set, in which no two numbers are the same. */
    static boolean isNested(String end) {
        return NESTED.contains(SnakeCase.of(end));
    }

    /** Whether the names say that something ends with the one column that begins with the other. */
    static boolean isSpan(String begin, String end) {
        return beginnings(end).anyMatch(SnakeCase.of(begin)::equals);
    }

    private static Stream<String> byWords(List<String> words) {
        return Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .flatMap(i -> Optional.ofNullable(BEGINNINGS.get(words.get(i))).stream()
                        .flatMap(List::stream)
                        .map(word -> replaced(words, i, word)));
    }

    private static String replaced(List<String> words, int index, String word) {
        String[] others = words.toArray(String[]::new);
        others[index] = word;
        return String.join("_", others);
    }
}
