package io.ballast.cli.option;

/** What the rows of a spec are written as. */
public enum RowFormat {
    /** In the shards of a bundle. */
    CSV,
    PARQUET
}
