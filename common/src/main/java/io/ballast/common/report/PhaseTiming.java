package io.ballast.common.report;

import java.time.Duration;

/**
 * What one phase of a run did.
 *
 * @param rows rows handled; 0 where rows are not what the phase works on
 * @param bytes uncompressed bytes handled; 0 where the phase moves none
 * @param wall from the phase's first step to its last
 * @param summed the time of all its workers added up; more than {@code wall} when they worked side by side
 * @param workers how many worked at the most
 */
public record PhaseTiming(String phase, long rows, long bytes, Duration wall, Duration summed, int workers) {}
