package io.ballast.loader.plan;

import io.ballast.common.schema.TypeName;
import java.util.List;

/**
 * What the target has of all that the source names without making it, in any schema.
 *
 * @param types that have the name of a type of the source that is not one of PostgreSQL's own
 * @param collations that have the name of one of the source's, and go with the database's encoding
 * @param operatorClasses that have the name of one of the source's
 * @param compressions ways to compress values that the server was built with, such as {@code lz4}; empty where it knows of none
 */
public record TargetNames(
        List<TargetType> types, List<TypeName> collations, List<TypeName> operatorClasses, List<String> compressions) {
    /** Of a target that nobody asks. */
    static final TargetNames NONE = new TargetNames(List.of(), List.of(), List.of(), List.of());

    public TargetNames {
        types = List.copyOf(types);
        collations = List.copyOf(collations);
        operatorClasses = List.copyOf(operatorClasses);
        compressions = List.copyOf(compressions);
    }
}
