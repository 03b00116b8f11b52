package io.ballast.common.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Cases kept as data in {@code src/test/resources/bundle}, and the descriptor that they change. */
final class Cases {
    static final String SHA = "0123456789abcdef".repeat(4);

    private Cases() {}

    static JsonNode read(String resource) {
        try (InputStream in = Cases.class.getResourceAsStream("/bundle/" + resource)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The descriptor of the sample's tables; no file lies behind its shards. */
    static ObjectNode tree(Compression compression) {
        return (ObjectNode) DescriptorJson.parse(DescriptorFile.bytes(bundle(compression)));
    }

    static Bundle bundle(Compression compression) {
        return new Bundle(
                "shop",
                42,
                1,
                SHA,
                compression,
                new CsvDialect(false),
                List.of(
                        new BundleTable(
                                SampleBundle.customers(),
                                List.of(
                                        new Shard(
                                                BundleLayout.shardPath("customers", 0, compression),
                                                100,
                                                new ShardSums(SHA, "01234567", SHA),
                                                100,
                                                2,
                                                0,
                                                2),
                                        new Shard(
                                                BundleLayout.shardPath("customers", 1, compression),
                                                50,
                                                SHA,
                                                50,
                                                1,
                                                2,
                                                1))),
                        new BundleTable(
                                SampleBundle.orders(),
                                List.of(new Shard(
                                        BundleLayout.shardPath("orders", 0, compression), 60, SHA, 60, 3, 0, 3)))));
    }

    static Bundle parse(JsonNode tree) {
        return DescriptorFile.parse(BundleLayout.DESCRIPTOR, DescriptorJson.bytes(tree));
    }
}
