package io.ballast.datapackage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.TableSummary;
import java.util.List;

/**
 * What is in an external Data Package, for programs: its names are the keys of the JSON.
 *
 * @param kind {@code data package}
 * @param notChecked what it promises of its rows and no load checks
 * @param notTables what is in it beside tables, which no load brings
 * @param tables rows and bytes of CSV in them are estimates
 */
public record PackageSummary(
        String dataset,
        String kind,
        long sizeBytes,
        List<String> notChecked,
        List<String> notTables,
        List<TableSummary> tables) {
    public PackageSummary {
        notTables = List.copyOf(notTables);
        notChecked = List.copyOf(notChecked);
        tables = List.copyOf(tables);
    }

    public static PackageSummary of(ExternalSource source, Manifest manifest) {
        return new PackageSummary(
                manifest.dataset(),
                source.kind(),
                manifest.sizeBytes(),
                source.unchecked(),
                source.notTables(),
                manifest.tables().stream().map(TableSummary::of).toList());
    }
}
