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
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Whether the directory holds a descriptor that is not one of ours. What is no descriptor at all is not external:
     * reading it as a bundle says what is wrong.
     */
    public static boolean isExternal(Path directory) {
        if (DescriptorName.ofYaml(directory).isPresent()) {
            return true;
        }
        Path file = directory.resolve(BundleLayout.DESCRIPTOR);
        if (!Files.isRegularFile(file) || DescriptorFile.isVouchedFor(ShardInput.of(directory))) {
            return false;
        }
        try {
            JsonPlace root = DescriptorFile.tree(
                    file.toString(), DescriptorFile.bytes(ShardInput.of(directory)), DescriptorParts.REMEDY);
            return root.node().isObject() && root.find(OUR_PROPERTY) == null;
        } catch (BallastException e) {
            return true; // to be refused in the words of packages
        }
    }

    static ExternalTables read(Path directory, TableSelection selection) {
        DescriptorParts parts = new DescriptorParts(directory);
        JsonPlace root = root(directory, parts);
        Profile.check(root);
        PackageResources resources = PackageResources.of(root, "data package " + directory, selection);
        List<String> unchecked = new ArrayList<>();
        ResourceReader reader = new ResourceReader(directory, parts, unchecked);
        List<ExternalTable> tables = new ArrayList<>();
        for (JsonPlace resource : resources.wanted()) {
            tables.add(resources.withoutOmitted(reader.read(resource)));
        }
        check(root, resources.wanted(), tables);
        return new ExternalTables(
                name(root, directory),
                resources.identity(parts.identity()),
                ParentsFirst.sorted(tables),
                unchecked,
                resources.omitted(),
                resources.notTables());
    }

    private static JsonPlace root(Path directory, DescriptorParts parts) {
        return DescriptorName.ofYaml(directory)
                .map(name -> parts.read(ExternalFile.inside(directory, name)))
                .orElseGet(() -> parts.root(
                        directory.resolve(BundleLayout.DESCRIPTOR), DescriptorFile.bytes(ShardInput.of(directory))));
    }

    /** The name is not required in version 2. */
    private static String name(JsonPlace root, Path directory) {
        @Nullable JsonPlace name = root.find("name");
        if (name == null) {
            Path last = directory.toAbsolutePath().normalize().getFileName();
            return last == null ? "package" : last.toString();
        }
        TableRules.checkName(root.file(), "name", root.remedy(), name.text());
        return name.text();
    }

    private static void check(JsonPlace root, List<JsonPlace> places, List<ExternalTable> tables) {
        Map<String, TableSchema> schemas = new HashMap<>();
        Set<Path> files = new HashSet<>();
        for (int i = 0; i < tables.size(); i++) {
            ExternalTable table = tables.get(i);
            JsonPlace place = places.get(i);
            TableRules.checkName(root.file(), place.path() + ".name", root.remedy(), table.name());
            if (schemas.put(table.name(), table.schema()) != null) {
                throw place.get("name")
                        .refuseFound("a second table " + JsonPlace.quoted(table.name()), "each name once");
            }
            for (ExternalFile file : table.files()) {
                if (!files.add(ExternalFile.real(file.path()))) {
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
