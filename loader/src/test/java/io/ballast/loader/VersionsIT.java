package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.Stated;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.verify.TargetVerifier;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.testdb.OwnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bundle into every version of the server that there are programs of; what differs is looked up, never assumed. */
@Tag("server-versions")
class VersionsIT {
    private static final double SCALE = 0.0005;

    @TempDir
    private static Path directory;

    private static Bundle bundle;

    @BeforeAll
    static void generate() {
        SpecOverrides overrides =
                new SpecOverrides(Map.of(), OptionalDouble.of(SCALE), OptionalLong.empty(), List.of());
        DatasetSpec spec = SpecReader.preset("shop", overrides);
        new BundleGenerator(
                        spec,
                        "",
                        GenerationOptions.into(directory).withSharding(new Sharding.Count(2)),
                        Progress.silent())
                .run();
        bundle = DescriptorFile.read(ShardInput.of(directory));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void loadsVerifiesAndAnalyzes(int majorVersion) throws Exception {
        try (OwnServer server = majorVersion == 18 ? OwnServer.start() : OwnServer.start(majorVersion);
                LoadTarget target = new LoadTarget(server.fresh())) {
            LoadOptions options = LoadOptions.of(directory).withJobs(2).withVerify(VerifyLevel.FULL);
            LoadPlan plan = target.loader(options, FailPoint.NONE).plan();
            assertThat(plan.server().majorVersion()).isEqualTo(majorVersion);
            assertThat(plan.tables()).allMatch(table -> table.wire() == WireFormat.BINARY);
            assertThat(plan.session().values().containsKey("transaction_timeout"))
                    .isEqualTo(majorVersion >= 17);

            target.load(options);
            target.load(options.withMode(LoadMode.REPLACE).withStaging(StagingChoice.UNLOGGED));

            new TargetVerifier(target.settings(), ShardSource.of(directory), "public", 2, Progress.silent()).run();
            AnalysisReport analysis =
                    Analysis.run(new Connections(target.settings()), "public", Stated.NOTHING, Progress.silent());
            assertThat(analysis.rows()).isEqualTo(bundle.rows());
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");

            List<String> before = SchemaSnapshot.of(target.connection());
            target.execute("TRUNCATE "
                    + String.join(
                            ", ",
                            bundle.tables().stream().map(BundleTable::name).toList()));
            target.load(options.withMode(LoadMode.FILL).withKeysFrom(0));
            assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        }
    }
}
