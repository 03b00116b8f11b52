package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which time comes before another one of the row, by their names: {@code confirmation_sent_at} before {@code confirmed_at}, {@code
 * OrderDate} before {@code RequiredDate}, {@code scheduled_arrival} before {@code actual_arrival}.
 */
final class LaterNames {
    /** Words that say no more than that a column is a time. */
    private static final Set<String> PLAIN = Set.of("at", "on", "date", "time", "ts", "timestamp", "datetime");

    private static final List<Rule> RULES = List.of(
            rule(Lag.NONE, "gmt|utc", "|local"),
            rule(Lag.DELAY, "actual|real", "scheduled|planned|expected|estimated|target|sched|est"),
            rule(Lag.DELAY, "arrived|departed", "estimated_arrival|scheduled_arrival|expected_arrival|eta"),
            rule(Lag.HOURS, "confirmed", "confirmation_sent|confirmation_requested|confirm_sent"),
            rule(Lag.HOURS, "verified", "verification_sent|verify_sent"),
            rule(Lag.HOURS, "accepted|declined|redeemed", "sent|invited|offered|issued|created"),
            rule(Lag.HOURS, "sent", "created|queued|enqueued"),
            rule(Lag.SECONDS, "received|ingested", "origin_server|sent|emitted|occurred|event"),
            rule(Lag.HOURS, "read|clicked|opened", "delivered|received|sent"),
            rule(Lag.DAYS, "current", "last|previous"),
            rule(Lag.DAYS, "modified|updated|edited|changed", "created|added|posted|"),
            rule(
                    Lag.DAYS,
                    "required|due|delivery|expected|promised|shipped|ship|shipping|payment|paid|delivered|invoice|invoiced",
                    "ordered|order|placed|issued|issue|invoice|invoiced|booked|booking|purchased|purchase"),
            rule(Lag.DAYS, "discharged|discharge", "admitted|admission|admit"),
            rule(Lag.HOURS, "arrived|landed|landing|arrival", "departed|takeoff|took_off|departure|left"),
            rule(Lag.HOURS, "dropoff|dropped_off|drop_off", "pickup|picked_up|pick_up"),
            rule(Lag.HOURS, "logout|logged_out|signed_out|sign_out", "login|logged_in|signed_in|sign_in"),
            rule(Lag.DAYS, "resolved|closed|fixed|solved", "reported|opened|raised|submitted|assigned"),
            rule(Lag.DAYS, "approved|rejected|reviewed|decided|granted", "submitted|requested|applied|filed"),
            rule(
                    Lag.YEAR,
                    "expires|expiry|expiration|expired|expire",
                    "issued|issue|granted|activated|activation|purchased"),
            rule(
                    Lag.YEAR,
                    "termination|terminated|leaving|exit|resigned|retired",
                    "hired|hire|joined|joining|employed|start"),
            rule(Lag.YEAR, "graduated|graduation", "enrolled|enrollment|enrolment|admitted|admission"));

    private LaterNames() {}

    /** How long after the other time one is, in the mean, and at most. */
    enum Lag {
        /** The same time, in another zone. */
        NONE(0, 0),
        SECONDS(1.0 / 3600, 1.0 / 60),
        /** No more than half an hour. */
        DELAY(0.2, 0.5),
        HOURS(5, 72),
        DAYS(240, 2_400),
        YEAR(8_760, 50_000);

        private final double meanHours;
        private final double maxHours;

        Lag(double meanHours, double maxHours) {
            this.meanHours = meanHours;
            this.maxHours = maxHours;
        }

        double meanHours() {
            return meanHours;
        }

        double maxHours() {
            return maxHours;
        }
    }

    /** What the earlier column may be called, without plain words, and how long before it was. */
    record Earlier(String name, Lag lag) {}

    private record Rule(Lag lag, List<List<String>> later, List<String> earlier) {}

    private static Rule rule(Lag lag, String later, String... earlier) {
        return new Rule(
                lag,
                Arrays.stream(later.split("\\|", -1))
                        .map(words -> List.of(words.split("_", -1)))
                        .toList(),
                Arrays.stream(earlier)
                        .flatMap(words -> Arrays.stream(words.split("\\|", -1)))
                        .toList());
    }

    /** The name without the words that say only that it is of a time: {@code order} of {@code OrderDate}. */
    static String plain(String column) {
        String name = SnakeCase.of(column);
        String plain = String.join(
                "_",
                Arrays.stream(name.split("_", -1))
                        .filter(word -> !PLAIN.contains(word))
                        .toList());
        return plain.isEmpty() ? name : plain;
    }

    /** What may have been before, the likeliest first. */
    static Stream<Earlier> of(String column) {
        List<String> words = List.of(plain(column).split("_", -1));
        return RULES.stream().flatMap(rule -> rule.later().stream()
                .flatMap(later -> Stream.iterate(0, i -> i + later.size() <= words.size(), i -> i + 1)
                        .filter(i -> words.subList(i, i + later.size()).equals(later))
                        .flatMap(
                                i -> rule.earlier().stream().map(earlier -> replaced(words, i, later.size(), earlier))))
                .filter(name -> !name.isEmpty())
                .map(name -> new Earlier(name, rule.lag())));
    }

    private static String replaced(List<String> words, int from, int count, String by) {
        List<String> others = new ArrayList<>(words.subList(0, from));
        if (!by.isEmpty()) {
            others.add(by);
        }
        others.addAll(words.subList(from + count, words.size()));
        return String.join("_", others);
    }
}
