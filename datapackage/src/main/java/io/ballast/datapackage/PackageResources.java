package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which resources of a descriptor are loaded: those that are tables, and of these the ones that are wanted. The others are not looked at:
 * neither their files nor what describes them need be sound.
 */
final class PackageResources {
    private final List<JsonPlace> wanted = new ArrayList<>();
    private final Set<String> wantedNames;
    private final List<String> unwantedNames = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private final List<String> notTables = new ArrayList<>();

    private PackageResources(JsonPlace root, String source, TableSelection selection) {
        List<JsonPlace> tables = new ArrayList<>();
        for (JsonPlace resource : root.get("resources").items(BundleLimits.MAX_TABLES)) {
            NonTable.kind(resource)
                    .ifPresentOrElse(
                            kind -> notTables.add(
                                    "resource " + nameOf(resource) + " (" + JsonPlace.escaped(kind) + ")"),
                            () -> tables.add(resource));
        }
        if (tables.isEmpty()) {
            throw notTables.isEmpty()
                    ? root.get("resources").refuse("at least one resource")
                    : root.get("resources").refuseFound(String.join(", ", notTables), "at least one that is a table");
        }
        List<String> names = selection.isAll() ? List.of() : names(tables);
        this.wantedNames = selection.isAll() ? Set.of() : new HashSet<>(selection.of(source, names));
        for (JsonPlace table : tables) {
            if (selection.isAll() || wantedNames.contains(table.get("name").text())) {
                wanted.add(table);
            } else {
                unwantedNames.add(table.get("name").text());
                omitted.add("table \"" + table.get("name").text() + "\"");
            }
        }
    }

    /** @param source what has them, for messages */
    static PackageResources of(JsonPlace root, String source, TableSelection selection) {
        return new PackageResources(root, source, selection);
    }

    private static List<String> names(List<JsonPlace> tables) {
        return tables.stream().map(table -> table.get("name").text()).toList();
    }

    private static String nameOf(JsonPlace resource) {
        return resource.find("name") == null
                ? resource.path()
                : JsonPlace.quoted(resource.get("name").text());
    }

    /** The tables that are wanted, in their order. */
    List<JsonPlace> wanted() {
        return wanted;
    }

    /** The table without references to tables that are not wanted, which are omitted with them. */
    ExternalTable withoutOmitted(ExternalTable table) {
        TableSchema schema = table.schema();
        List<ForeignKey> kept = new ArrayList<>();
        for (ForeignKey key : schema.foreignKeys()) {
            if (unwantedNames.contains(key.targetTable())) {
                omitted.add("foreign key (" + String.join(", ", key.columns()) + ") of \"" + table.name() + "\" to \""
                        + key.targetTable() + "\"");
            } else {
                kept.add(key);
            }
        }
        return kept.size() == schema.foreignKeys().size()
                ? table
                : new ExternalTable(
                        schema.withForeignKeys(kept),
                        table.fields(),
                        table.headers(),
                        table.dialect(),
                        table.files(),
                        table.formats(),
                        table.stated());
    }

    /** What the user does without, each in words. */
    List<String> omitted() {
        return omitted;
    }

    /** What is no table, each in words. */
    List<String> notTables() {
        return notTables;
    }

    /** The identity of the descriptor, or another one where not all of it is wanted. */
    String identity(String ofDescriptor) {
        return unwantedNames.isEmpty()
                ? ofDescriptor
                : Sha256.hex(ofDescriptor + "\0" + String.join("\0", names(wanted)));
    }
}
