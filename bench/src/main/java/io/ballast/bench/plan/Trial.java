package io.ballast.bench.plan;

/**
 * One run of one variant.
 *
 * @param block from 1; every variant runs once in each block
 * @param position from 1, the place in the block's shuffled order
 */
public record Trial(int block, int position, Variant variant) {}
