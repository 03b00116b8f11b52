package io.ballast.datapackage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with files that a test writes, and what a load would read from it. */
final class SamplePackage {
    /** A shop in version 2 of the standard. */
    static final String DESCRIPTOR = """
            {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "shop",
             "resources": [
              {"name": "customers", "type": "table", "path": "customers.csv", "schema": {
               "fields": [{"name": "id", "type": "integer"}, {"name": "name", "type": "string"},
                          {"name": "born", "type": "date"}],
               "primaryKey": ["id"]}},
              {"name": "orders", "type": "table", "path": ["orders-1.csv", "orders-2.csv"], "schema": {
               "fields": [{"name": "id", "type": "integer"}, {"name": "customer", "type": "integer"}],
               "primaryKey": ["id"],
               "foreignKeys": [{"fields": ["customer"], "reference": {"resource": "customers", "fields": ["id"]}}]}}]}""";

    private final Path directory;

    SamplePackage(Path directory) {
        this.directory = directory;
    }

    /** The shop with its files. */
    static SamplePackage shop(Path directory) {
        return new SamplePackage(directory)
                .file("datapackage.json", DESCRIPTOR)
                .file("customers.csv", "id,name,born\n1,Ada,1815-12-10\n2,,\n")
                .file("orders-1.csv", "id,customer\n1,1\n")
                .file("orders-2.csv", "id,customer\n2,2\n");
    }

    SamplePackage file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SamplePackage file(String name, byte[] bytes) {
        try {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.write(directory.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table in our own dialect, its files joined. */
    String csv(String table) {
        ExternalSource source = ExternalSource.of(directory);
        return csv(source, source.read(), table);
    }

    static String csv(ExternalSource source, Manifest manifest, String name) {
        SourceTable table = manifest.tables().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        for (SourceShard shard : table.shards()) {
            try (ShardReader reader = source.open(manifest, table, shard, ShardCheck.EVERYTHING)) {
                byte[] chunk = new byte[7];
                for (int n = reader.read(chunk, 0, 7); n >= 0; n = reader.read(chunk, 0, 7)) {
                    csv.write(chunk, 0, n);
                }
            }
        }
        return csv.toString(StandardCharsets.UTF_8);
    }
}
