package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * How many parent rows have a certain number of children.
 *
 * @param children the number of children, 0 or more
 * @param parents how many parent rows have exactly this number of them
 * @param share of all parent rows, from 0 to 1
 * @param expectedShare what the distribution says; null without a distribution, 0 where the distribution allows no such count
 */
public record ChildCount(
        long children, long parents, double share, @Nullable Double expectedShare) {}
