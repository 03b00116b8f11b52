package io.ballast.generator.plan;

import io.ballast.generator.value.TableModel;

/**
 * One shard to make.
 *
 * @param number of the shard in its table, from 0
 * @param path relative to the bundle
 * @param firstUnit the first row; in a child table the first parent row
 * @param units how many rows, or parent rows, it spans
 * @param firstRow number of its first row in the table
 * @param rows exact
 */
public record ShardPlan(
        TableModel table, int number, String path, long firstUnit, long units, long firstRow, long rows) {}
