package io.ballast.loader.plan;

import org.jspecify.annotations.Nullable;

/**
 * What holds a name in the target schema.
 *
 * @param kind for messages: {@code table}, {@code view}, {@code index}, {@code type} …
 * @param ofTable the table of the same schema that it belongs to and goes away with; null when it stands on its own
 */
public record TakenName(String kind, @Nullable String ofTable) {}
