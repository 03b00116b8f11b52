package io.ballast.loader.plan;

import io.ballast.common.schema.ExtensionType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the binary form of a type of the target.
 *
 * @param text whether it is the type's text
 * @param extension the known type of an extension that it is; null for all others
 */
public record TargetForm(boolean text, @Nullable ExtensionType extension) {}
