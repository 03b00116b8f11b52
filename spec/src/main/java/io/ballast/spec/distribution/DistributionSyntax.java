package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import java.util.function.Function;

/**
 * A distribution as specs know it. The part of the JSON Schema that reads distributions and their table in docs/dataset-spec.md are written
 * from these.
 *
 * @param name the key that chooses the distribution
 * @param parameters what stands after the name, in Markdown
 * @param description the values, in Markdown on one line and without a pipe
 * @param reader reads what stands after the name
 * @param schema the JSON Schema of what stands after the name, without a description
 */
public record DistributionSyntax(
        String name, String parameters, String description, Function<SpecNode, Distribution> reader, String schema) {}
