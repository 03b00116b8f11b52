package io.ballast.datapackage;

import io.ballast.datapackage.type.Conversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column's values are read.
 *
 * @param name of the column, and of the field in a header
 * @param conversion to PostgreSQL's text; null where a value stays as it is
 * @param missing the values that are NULL, quoted or not
 */
record ExternalField(String name, @Nullable Conversion conversion, List<String> missing) {
    ExternalField {
        missing = List.copyOf(missing);
    }
}
