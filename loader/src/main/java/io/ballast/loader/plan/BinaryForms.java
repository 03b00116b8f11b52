package io.ballast.loader.plan;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.UserType;
import java.util.function.Predicate;

/**
 * Which column types can travel in binary to a target: those that can to any, and those of extensions, where the target has exactly them;
 * also as fields of composite types, and in arrays.
 *
 * @param everywhere whether a type can travel in binary whatever the target is
 */
record BinaryForms(Predicate<ColumnType> everywhere, TypePlan types) implements Predicate<ColumnType> {
    @Override
    public boolean test(ColumnType type) {
        if (everywhere.test(type)) {
            return true;
        }
        if (type.userType() instanceof CompositeType composite) {
            return composite.fields().stream().allMatch(field -> test(field.type()));
        }
        return type.userType() instanceof UserType.ExistingType existing
                && existing.as() == null
                && types.find(existing)
                        .filter(there -> there.form().extension() != null)
                        .isPresent();
    }
}
