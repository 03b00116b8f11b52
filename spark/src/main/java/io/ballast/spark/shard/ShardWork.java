package io.ballast.spark.shard;

import io.ballast.common.bundle.Shard;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one task has to make.
 *
 * @param table position in the plan
 * @param number of the shard in its table
 * @param noted what an earlier run found of the shard when it was finished; null where none has finished it
 * @param found whether a file of its name was there before this run began, which it may replace
 */
record ShardWork(int table, int number, @Nullable Shard noted, boolean found) implements Serializable {}
