/** Shards copied into a database by a cluster: COPY steps of a load that its driver leads → tasks → rows, each with its journal row. */
@NullMarked
package io.ballast.spark.load;

import org.jspecify.annotations.NullMarked;
