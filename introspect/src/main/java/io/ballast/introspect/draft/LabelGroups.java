package io.ballast.introspect.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Labels that applications use together, of which a default is one: beside {@code draft} there is {@code published}. */
final class LabelGroups {
    private static final List<List<String>> GROUPS = groups(
            "publish draft private trash",
            "draft published archived",
            "open closed",
            "active inactive suspended",
            "enabled disabled",
            "pending processing completed failed",
            "queued running succeeded failed",
            "new open closed",
            "free pro team enterprise",
            "basic standard premium",
            "member admin owner",
            "user moderator admin",
            "viewer editor admin",
            "subscriber author editor administrator",
            "student teacher manager",
            "light dark system",
            "low medium high",
            "normal low high urgent",
            "public private unlisted",
            "internal external",
            "markdown html text",
            "post page attachment",
            "topics weeks social",
            "daily weekly monthly",
            "monthly yearly",
            "month year",
            "yes no",
            "on off",
            "asc desc",
            "ltr rtl",
            "email sms push",
            "web mobile api",
            "manual automatic",
            "individual company",
            "percentage fixed",
            "debit credit",
            "in_stock out_of_stock backorder",
            "todo in_progress done",
            "unpaid paid refunded",
            "info warning error");

    private LabelGroups() {}

    private static List<List<String>> groups(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split(" ", -1))).toList();
    }

    /** What values there are beside one, in letters of its case; none where it is not known what it goes with. */
    static List<String> beside(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        UnaryOperator<String> written = value.equals(small)
                ? text -> text
                : value.equals(value.toUpperCase(Locale.ROOT))
                        ? text -> text.toUpperCase(Locale.ROOT)
                        : text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return GROUPS.stream()
                .filter(group -> group.contains(small) && written.apply(small).equals(value))
                .findFirst()
                .map(group -> group.stream()
                        .filter(label -> !label.equals(small))
                        .map(written)
                        .toList())
                .orElse(List.of());
    }
}
