package io.ballast.common.remote;

import java.net.http.HttpHeaders;
import java.time.Duration;

/** How long a server wants to be left alone: the header of RFC 9110, 10.2.3, in seconds. */
final class RetryAfter {
    private static final int MAX_DIGITS = 6;

    private RetryAfter() {}

    /** Zero where it says nothing, or names a date. */
    static Duration of(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        boolean isNumber = !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }
}
