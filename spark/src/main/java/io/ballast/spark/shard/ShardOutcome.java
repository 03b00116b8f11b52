package io.ballast.spark.shard;

import io.ballast.common.bundle.Shard;
import java.io.Serializable;

/**
 * What a task has done.
 *
 * @param kept whether the shard was there, whole
 * @param conflict what ends the job at once, as another attempt would not do better; empty for nothing
 */
record ShardOutcome(Shard shard, boolean kept, long nanos, String conflict) implements Serializable {}
