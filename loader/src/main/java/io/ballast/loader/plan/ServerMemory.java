package io.ballast.loader.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Memory as PostgreSQL's settings are written (manual, 19.1.1), in kB of 1,024 bytes: {@code 64MB}, {@code 1GB}, and a bare number for
 * kB. From 1 MB, which every version takes, to the greatest value of {@code maintenance_work_mem}.
 */
public final class ServerMemory {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,10}) ?(kB|MB|GB|TB)?");
    private static final long MIN_KIB = 1024;

    private ServerMemory() {}

    /** The amount in kB; empty for a text that is none. */
    public static Optional<Long> kib(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        int shift = shift(matcher.group(2));
        return number > Integer.MAX_VALUE >> shift || number << shift < MIN_KIB
                ? Optional.empty()
                : Optional.of(number << shift);
    }

    /** Why a text is refused. */
    public static String refusal(String text) {
        return "\"" + text + "\" is not an amount of memory that PostgreSQL takes; write 64MB or 1GB, from 1MB up";
    }

    private static int shift(@Nullable String unit) {
        if (unit == null) {
            return 0;
        }
        return switch (unit) {
            case "MB" -> 10;
            case "GB" -> 20;
            case "TB" -> 30;
            default -> 0;
        };
    }
}
