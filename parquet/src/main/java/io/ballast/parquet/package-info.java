/** Tables as Parquet files: the rows of a shard come in, one file goes out, whose columns have the types of the table's as far as Parquet has them. */
@NullMarked
package io.ballast.parquet;

import org.jspecify.annotations.NullMarked;
