package io.ballast.common.bundle;

import io.ballast.common.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle as a source of shards: its descriptor states every fact of them. */
record BundleDirectory(ShardInput files) implements ShardSource {
    static final String KIND = "bundle";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return files.name();
    }

    @Override
    public Manifest read() {
        return DescriptorFile.manifest(files);
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        return ShardStream.open(files, Compression.ofFile(shard.path()), manifest.dialect(), shard, check);
    }

    @Override
    public Optional<Verification> verifyFiles(int threads, Progress progress) {
        return Optional.of(BundleVerifier.verify(files, threads, progress));
    }

    @Override
    public SourceSummary summary(Progress progress) {
        Bundle bundle = DescriptorFile.read(files);
        List<String> facts = new ArrayList<>(List.of(
                "seed " + bundle.seed(),
                "algorithm " + bundle.algorithmVersion(),
                "compression " + bundle.compression().label()));
        if (bundle.dialect().header()) {
            facts.add("with header");
        }
        BundleSummary.omitted(bundle).ifPresent(facts::add);
        List<SourceTable> tables = bundle.sourceTables();
        return new SourceSummary(bundle.dataset(), tables, facts, BundleSummary.of(bundle, tables));
    }

    @Override
    public String remedy() {
        return "Make the bundle again";
    }
}
