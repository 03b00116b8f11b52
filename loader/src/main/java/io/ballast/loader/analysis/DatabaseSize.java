package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A database of the server and the disk it takes.
 *
 * @param bytes null when the user may neither connect to the database nor read its statistics
 */
public record DatabaseSize(String name, @Nullable Long bytes) {}
