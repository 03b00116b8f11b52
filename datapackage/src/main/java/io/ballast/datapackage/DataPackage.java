package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.TableRules;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.file.ExternalFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A descriptor that somebody else wrote: read, and held to the rules that hold for any bundle. */
public final class DataPackage {
    /** A bundle of ours has a tag manifest that names what goes with it, and a property that nobody else writes. */
    private static final String OUR_PROPERTY = "ballast";

    private DataPackage() {}

    /**
     * Whether a place holds a descriptor that is not one of ours. What is no descriptor at all is not external:
     * reading it as a bundle says what is wrong.
     */
    public static boolean isExternal(ShardInput files) {
        if (DescriptorName.ofYaml(files).isPresent()) {
            return true;
        }
        if (!isFile(files, BundleLayout.DESCRIPTOR) || DescriptorFile.isVouchedFor(files)) {
            return false;
        }
        try {
            JsonPlace root = DescriptorFile.tree(
                    files.nameOf(BundleLayout.DESCRIPTOR), DescriptorFile.bytes(files), DescriptorParts.REMEDY);
            return root.node().isObject() && root.find(OUR_PROPERTY) == null;
        } catch (BallastException e) {
            return true; // to be refused in the words of packages
        }
    }

    private static boolean isFile(ShardInput files, String path) {
        try {
            return files.exists(path) && files.length(path) >= 0;
        } catch (BallastException e) {
            return false; // its reader says what is wrong
        }
    }

    static ExternalTables read(PackagePlace place, TableSelection selection, Untyped untyped) {
        return read(place, new DescriptorParts(place), selection, untyped);
    }

    /** As the other one; the parts are those that were read. */
    static ExternalTables read(PackagePlace place, DescriptorParts parts, TableSelection selection, Untyped untyped) {
        JsonPlace root = root(place, parts);
        Profile.check(root);
        PackageResources resources = PackageResources.of(root, "data package " + place.name(), selection);
        List<String> unchecked = new ArrayList<>();
        ResourceReader reader = new ResourceReader(place, parts, untyped, unchecked);
        List<ExternalTable> tables = new ArrayList<>();
        for (JsonPlace resource : resources.wanted()) {
            tables.add(resources.withoutOmitted(reader.read(resource)));
        }
        check(root, resources.wanted(), tables);
        return new ExternalTables(
                name(root, place),
                resources.identity(parts.identity()),
                ParentsFirst.sorted(tables),
                unchecked,
                resources.omitted(),
                resources.notTables(),
                reader.inferred());
    }

    private static JsonPlace root(PackagePlace place, DescriptorParts parts) {
        ShardInput files = place.files();
        return DescriptorName.ofYaml(files)
                .map(name -> parts.read(place.file(name)))
                .orElseGet(() -> parts.root(BundleLayout.DESCRIPTOR, DescriptorFile.bytes(files)));
    }

    /** The name is not required in version 2. */
    private static String name(JsonPlace root, PackagePlace place) {
        @Nullable JsonPlace name = root.find("name");
        if (name == null) {
            return place.lastName();
        }
        TableRules.checkName(root.file(), "name", root.remedy(), name.text());
        return name.text();
    }

    private static void check(JsonPlace root, List<JsonPlace> places, List<ExternalTable> tables) {
        Map<String, TableSchema> schemas = new HashMap<>();
        Set<Object> files = new HashSet<>();
        for (int i = 0; i < tables.size(); i++) {
            ExternalTable table = tables.get(i);
            JsonPlace place = places.get(i);
            TableRules.checkName(root.file(), place.path() + ".name", root.remedy(), table.name());
            if (schemas.put(table.name(), table.schema()) != null) {
                throw place.get("name")
                        .refuseFound("a second table " + JsonPlace.quoted(table.name()), "each name once");
            }
            for (ExternalFile file : table.files()) {
                if (!files.add(file.identity())) {
                    throw place.get("path").refuseFound(JsonPlace.quoted(file.name()) + " again", "each file once");
                }
            }
        }
        if (files.size() > BundleLimits.MAX_SHARDS) {
            throw root.get("resources").refuseFound(files.size() + " files", "at most " + BundleLimits.MAX_SHARDS);
        }
        for (int i = 0; i < tables.size(); i++) {
            TableRules.check(
                    root.file(),
                    places.get(i).path(),
                    root.remedy(),
                    tables.get(i).schema(),
                    schemas);
        }
        ObjectNames.firstClash(List.copyOf(schemas.values())).ifPresent(clash -> {
            throw root.get("resources")
                    .refuseFound(
                            JsonPlace.escaped(clash.first() + " and " + clash.second()) + ", which would both be named "
                                    + JsonPlace.quoted(clash.name()),
                            "different names");
        });
    }
}
