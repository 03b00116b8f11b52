package io.ballast.introspect.facts;

import org.jspecify.annotations.Nullable;

/**
 * The outermost domain of a type.
 *
 * @param over the domain that it is over itself; null where it is over another type
 */
public record LiveDomain(
        String name, @Nullable String over, @Nullable String comment) {}
