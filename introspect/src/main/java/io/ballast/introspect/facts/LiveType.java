package io.ballast.introspect.facts;

import io.ballast.common.schema.Collation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column's type, and what it rests on.
 *
 * @param name as the column has it, such as {@code positive_price} or {@code text[]}
 * @param base what is left without domain and brackets, such as {@code numeric(10,2)}
 * @param labels those of an enum, in its order; empty for all other types
 * @param outermost the outermost domain; null where there is none
 * @param nullable false where a domain lets no nulls in
 * @param checks of the domains
 * @param fields those of a composite type, in its order; empty for all other types
 */
public record LiveType(
        String name,
        String base,
        boolean array,
        List<String> labels,
        @Nullable LiveDomain outermost,
        boolean nullable,
        List<LiveDomainCheck> checks,
        List<Field> fields) {
    public LiveType {
        labels = List.copyOf(labels);
        checks = List.copyOf(checks);
        fields = List.copyOf(fields);
    }

    /** Name of the outermost domain; null where there is none. */
    public @Nullable String domain() {
        return outermost == null ? null : outermost.name();
    }

    /** Conditions of the domains, in SQL, about {@code VALUE}. */
    public List<String> domainChecks() {
        return checks.stream().map(LiveDomainCheck::condition).toList();
    }

    /** Whether it is citext, or a domain over it. */
    public boolean ignoresCase() {
        return !array && base.matches("(.+\\.)?citext");
    }

    /**
     * A field of a composite type.
     *
     * @param collation where it is another one than that of its type; null otherwise
     */
    public record Field(
            String name, LiveType type, @Nullable Collation collation) {}

    /** A type that rests on nothing else. */
    public static LiveType of(String name) {
        boolean array = name.endsWith("[]");
        return new LiveType(
                name,
                array ? name.substring(0, name.length() - 2) : name,
                array,
                List.of(),
                null,
                true,
                List.of(),
                List.of());
    }

    /** The same with the fields of a composite type. */
    LiveType withFields(List<Field> others) {
        return new LiveType(name, base, array, labels, outermost, nullable, checks, others);
    }
}
