package io.ballast.loader.plan;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a table of the source names, and the target must have, beside types. */
public final class UsedNames {
    private static final String OWN = "pg_catalog";

    private UsedNames() {}

    /**
     * Something that a table names.
     *
     * @param user what of the table names it, in words: {@code column "a"}
     */
    public record Use(String user, TypeName name) {}

    /**
     * Collations of the table.
     *
     * @param constraints whether indexes are made, too
     */
    public static List<Use> collations(TableSchema table, boolean constraints) {
        List<Use> uses = new ArrayList<>();
        table.columns().forEach(column -> {
            Collation collation = column.traits().collation();
            if (collation != null) {
                String schema = collation.schema() == null ? OWN : collation.schema();
                uses.add(new Use("column \"" + column.name() + "\"", new TypeName(schema, collation.name())));
            }
        });
        for (UserType type : UserTypes.of(List.of(table))) {
            List<CompositeType.Field> fields = type instanceof CompositeType composite ? composite.fields() : List.of();
            for (CompositeType.Field field : fields) {
                if (field.collation() != null) {
                    String schema = field.collation().schema() == null
                            ? OWN
                            : field.collation().schema();
                    String user = "field \"" + field.name() + "\" of type \""
                            + type.name().name() + "\"";
                    uses.add(
                            new Use(user, new TypeName(schema, field.collation().name())));
                }
            }
        }
        if (constraints) {
            elements(table).forEach(element -> {
                if (element.collation() != null) {
                    uses.add(new Use("an index", element.collation()));
                }
            });
        }
        return uses;
    }

    /** Operator classes of its indexes. */
    public static List<Use> operatorClasses(TableSchema table) {
        List<Use> uses = new ArrayList<>();
        elements(table).forEach(element -> {
            if (element.operatorClass() != null) {
                uses.add(new Use("an index", element.operatorClass()));
            }
        });
        return uses;
    }

    /** Ways to compress, as the server has them. */
    static List<Use> compressions(TableSchema table) {
        List<Use> uses = new ArrayList<>();
        table.columns().forEach(column -> {
            ColumnCompression compression = column.traits().compression();
            if (compression != null) {
                String name = compression.name().toLowerCase(Locale.ROOT);
                uses.add(new Use("column \"" + column.name() + "\"", new TypeName(null, name)));
            }
        });
        return uses;
    }

    private static List<IndexElement> elements(TableSchema table) {
        List<IndexElement> elements = new ArrayList<>();
        table.indexes().forEach(index -> elements.addAll(index.traits().elements()));
        table.constraints().exclusions().stream()
                .flatMap(exclusion -> exclusion.elements().stream())
                .map(Exclusion.Element::of)
                .forEach(elements::add);
        return elements;
    }
}
