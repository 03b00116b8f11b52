package io.ballast.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class GenerationPlannerTest {
    @Test
    void tenMillionUsersAreFiftyMillionRowsExactly() {
        GenerationPlan plan = plan(10_000_000, new Sharding.Size(128 << 20));
        assertThat(plan.rows()).isEqualTo(50_000_000);
        assertThat(plan.estimatedRawBytes()).isBetween(4_400_000_000L, 5_000_000_000L);
    }

    @Test
    void shardsFollowEachOtherWithoutAGap() {
        for (TableShards table : plan(10_007, new Sharding.Count(13)).tables()) {
            long unit = 0;
            long row = 0;
            for (ShardPlan shard : table.shards()) {
                assertThat(shard.firstUnit()).isEqualTo(unit);
                assertThat(shard.firstRow()).isEqualTo(row);
                unit += shard.units();
                row += shard.rows();
            }
            assertThat(unit).isEqualTo(10_007);
            assertThat(row).isEqualTo(table.table().rows());
            assertThat(table.shards()).hasSize(13);
        }
    }

    @Test
    void shardsOfASizeAreAboutThatLarge() {
        TableShards users =
                plan(1_000_000, new Sharding.Size(10_000_000)).tables().get(0);
        assertThat(users.estimatedRawBytes() / users.shards().size()).isBetween(8_000_000L, 10_000_000L);
    }

    @Test
    void tableWithFewerUnitsThanShardsHasFewerShards() {
        assertThat(plan(3, new Sharding.Count(100)).tables())
                .allSatisfy(table -> assertThat(table.shards()).hasSize(3));
    }

    @Test
    void absurdScalesArePlannedAtOnce() {
        GenerationPlan plan = plan(10_000_000_000L, new Sharding.Count(1000));
        assertThat(plan.rows()).isEqualTo(50_000_000_000L);
        assertThat(plan.shards()).hasSize(3000);
    }

    private static GenerationPlan plan(long users, Sharding sharding) {
        SpecOverrides overrides =
                new SpecOverrides(Map.of("users", users), OptionalDouble.empty(), OptionalLong.empty(), List.of());
        DatasetModel dataset = DatasetModel.of(SpecReader.preset("users", overrides));
        return GenerationPlanner.plan(dataset, sharding, Compression.ZSTD);
    }
}
