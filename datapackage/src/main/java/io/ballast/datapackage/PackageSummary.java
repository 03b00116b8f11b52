package io.ballast.datapackage;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleSummary;
import java.util.List;

/**
 * What is in an external Data Package, for programs: its names are the keys of the JSON.
 *
 * @param kind {@code data package}
 * @param notChecked what it promises of its rows and no load checks
 * @param tables rows and bytes of CSV in them are estimates
 */
public record PackageSummary(
        String dataset, String kind, long sizeBytes, List<String> notChecked, List<BundleSummary.Table> tables) {
    public PackageSummary {
        notChecked = List.copyOf(notChecked);
        tables = List.copyOf(tables);
    }

    public static PackageSummary of(ExternalSource source, Bundle bundle) {
        return new PackageSummary(
                bundle.dataset(),
                source.kind(),
                bundle.sizeBytes(),
                source.unchecked(),
                BundleSummary.of(bundle).tables());
    }
}
