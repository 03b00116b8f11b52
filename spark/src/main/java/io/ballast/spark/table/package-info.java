/** Datasets as tables of Spark: options of a data source or a catalog → tables with types, and their rows as batches of columns. */
@NullMarked
package io.ballast.spark.table;

import org.jspecify.annotations.NullMarked;
