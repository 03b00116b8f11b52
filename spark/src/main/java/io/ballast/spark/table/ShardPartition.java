package io.ballast.spark.table;

import org.apache.spark.sql.connector.read.InputPartition;

/**
 * One shard of a table, to be read by one task.
 *
 * @param table position in the plan
 * @param number of the shard in its table
 */
record ShardPartition(int table, int number) implements InputPartition {}
