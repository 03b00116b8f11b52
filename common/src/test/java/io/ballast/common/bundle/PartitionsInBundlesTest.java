package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.Partitioning.Method;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableTraits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions with names of their own, in descriptors and scripts. */
class PartitionsInBundlesTest {
    @TempDir
    private Path directory;

    @Test
    void areStatedAsDataAndReadBack() {
        Bundle bundle = bundle();
        byte[] json = DescriptorFile.bytes(bundle);

        assertThat(DescriptorFile.parse("d.json", json)).isEqualTo(bundle);
        assertThat(new String(json, StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                .contains(
                        "\"partitioning\": { \"list\": [ \"a\" ], \"parts\": [ { \"name\": \"few\", \"values\": [ \"1\", null ],"
                                + " \"partitioning\": { \"range\": [ \"a\", \"b\" ], \"parts\": [ { \"name\": \"low\","
                                + " \"from\": [ { \"end\": \"min\" }, { \"end\": \"min\" } ], \"to\": [ \"5\", { \"end\": \"max\" } ] } ] } },"
                                + " { \"name\": \"rest\", \"default\": true, \"partitioning\": { \"hash\": [ \"a\", \"b\" ], \"partitions\": 2 } },"
                                + " { \"name\": \"two\", \"values\": [ \"2\" ], \"partitioning\": { \"hash\": [ \"b\" ], \"parts\": ["
                                + " { \"name\": \"all\", \"modulus\": 1, \"remainder\": 0 } ] } } ] }");
    }

    @Test
    void areMadeByTheScripts() {
        assertThat(BundleScripts.schema(bundle())).contains("""
                ) PARTITION BY LIST ("a");
                CREATE TABLE "few" PARTITION OF "t" FOR VALUES IN ('1', NULL) PARTITION BY RANGE ("a", "b");
                CREATE UNLOGGED TABLE "low" PARTITION OF "few" FOR VALUES FROM (MINVALUE, MINVALUE) TO ('5', MAXVALUE);
                CREATE TABLE "rest" PARTITION OF "t" DEFAULT PARTITION BY HASH ("a", "b");
                CREATE UNLOGGED TABLE "rest_p0" PARTITION OF "rest" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                CREATE UNLOGGED TABLE "rest_p1" PARTITION OF "rest" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                CREATE TABLE "two" PARTITION OF "t" FOR VALUES IN ('2') PARTITION BY HASH ("b");
                CREATE UNLOGGED TABLE "all" PARTITION OF "two" FOR VALUES WITH (MODULUS 1, REMAINDER 0);
                """);
    }

    private Bundle bundle() {
        Partitioning range = new Partitioning.ByParts(
                Method.RANGE,
                List.of("a", "b"),
                List.of(part(
                        "low",
                        new PartitionBound.OfRange(
                                List.of(PartitionEnd.MIN, PartitionEnd.MIN),
                                List.of(PartitionEnd.of("5"), PartitionEnd.MAX)),
                        null)));
        Partitioning hash = new Partitioning.ByParts(
                Method.HASH, List.of("b"), List.of(part("all", new PartitionBound.OfHash(1, 0), null)));
        Partitioning list = new Partitioning.ByParts(
                Method.LIST,
                List.of("a"),
                List.of(
                        part("few", new PartitionBound.OfList(List.of("1"), true), range),
                        part("rest", new PartitionBound.OfRest(), new Partitioning.ByHash(List.of("a", "b"), 2)),
                        part("two", new PartitionBound.OfList(List.of("2"), false), hash)));
        ColumnType integer = ColumnType.of(BaseType.INTEGER);
        TableSchema table = new TableSchema(
                "t",
                List.of(Column.of("a", integer, true), Column.of("b", integer, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TableTraits(null, list, true, List.of()));
        Shard shard = SampleBundle.shard(directory, "t", 0, Compression.NONE, false, 0, 1, "1,2\n");
        return SampleBundle.of(Compression.NONE, false, List.of(new BundleTable(table, List.of(shard))));
    }

    private static Partition part(String name, PartitionBound bound, @Nullable Partitioning nested) {
        return new Partition(name, bound, nested);
    }
}
