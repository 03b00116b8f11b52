package io.ballast.generator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a bundle, to be made on its own and joined with the others by {@link BundleSealer}.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Part(int number, int of) {
    /** The only part of a bundle that is made at once. */
    public static final Part WHOLE = new Part(1, 1);

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Part {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException("part " + number + " of " + of + ": expected a part from 1 to " + of);
        }
    }

    /** A part as users write it, such as {@code 2/5} for the second of five; empty for a text that is none. */
    public static Optional<Part> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            int of = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= of) {
                return Optional.of(new Part(number, of));
            }
        }
        return Optional.empty();
    }

    /** Why a text is refused. */
    public static String refusal(String text) {
        return "\"" + text + "\" is no part; write 2/5 for the second of five";
    }

    boolean isWhole() {
        return of == 1;
    }

    /** The first of {@code things} that this part does; those of part n end where part n + 1 begins. */
    int first(int things) {
        return (int) ((long) things * (number - 1) / of);
    }

    /** The file that states what the part is, written last. */
    String descriptorName() {
        return String.format(Locale.ROOT, "part-%d-of-%d.json", number, of);
    }

    /** The file that lists which shards are done while the part is being made. */
    String shardLogName() {
        return isWhole() ? "shard-log.jsonl" : String.format(Locale.ROOT, "part-%d-of-%d.jsonl", number, of);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
