package io.ballast.loader.analysis;

/**
 * Pearson's chi-square test of observed counts against a distribution.
 *
 * @param statistic 0 when the counts are exactly the expected ones
 * @param degreesOfFreedom classes − 1 − parameters fitted to the same data
 * @param pValue how likely a statistic at least this large is when the distribution holds; near 0 speaks against the distribution, and near 1
 *     means that the counts lie closer to the distribution than independent draws usually do
 * @param classes of counts that were compared; neighbours that expect fewer than 5 parents are one class
 */
public record GoodnessOfFit(double statistic, int degreesOfFreedom, double pValue, int classes) {}
