/** Shards made by a cluster: the plan of a bundle, as a few numbers → tasks → the facts of the shards they have made. */
@NullMarked
package io.ballast.spark.shard;

import org.jspecify.annotations.NullMarked;
