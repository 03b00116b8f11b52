package io.ballast.bench.strategy;

import io.ballast.common.bundle.Bundle;
import java.nio.file.Path;

/**
 * The rows that one run loads: a whole bundle, or a sample of one.
 *
 * @param directory that the paths of the bundle's shards begin in
 * @param statement how a sample was drawn, for people; empty for a whole bundle
 */
public record Workload(Path directory, Bundle bundle, String statement) {}
