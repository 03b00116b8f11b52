package io.ballast.cli.option;

import io.ballast.common.bundle.Compression;

/** The words for the kinds of compression. */
public final class CompressionLabels extends EnumLabels<Compression> {
    public CompressionLabels() {
        super(Compression.class);
    }
}
