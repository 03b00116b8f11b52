package io.ballast.cli.command;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.common.spec.Distribution;
import io.ballast.common.spec.RowCount;
import io.ballast.common.spec.TableSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.common.spec.reader.SpecReader;
import io.ballast.loader.analysis.StatedLaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The laws that a dataset spec states for the counts of children, for an analysis of tables that were made from it. */
final class SpecLaws {
    private SpecLaws() {}

    /** One for each child table whose count is a bounded Zipf law; other distributions have none. */
    static List<StatedLaw> of(DatasetSpec spec) {
        return spec.tables().stream().flatMap(SpecLaws::law).toList();
    }

    /**
     * Those of the spec that a bundle carries.
     *
     * @throws BallastException (INPUT_REFUSED) when the spec is not the one that the bundle was made from
     */
    static List<StatedLaw> ofBundle(Path directory) {
        Bundle bundle = DescriptorFile.read(directory);
        Path file = directory.resolve(BundleLayout.SPEC);
        DatasetSpec spec = SpecReader.read(file);
        if (!bundle.specSha256().equals(sha256(file))) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + " is not the spec that the bundle was made from: its SHA-256 differs from the one in "
                            + BundleLayout.DESCRIPTOR + ". Fetch the bundle again, or leave --bundle out.");
        }
        return of(spec);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<StatedLaw> law(TableSpec table) {
        if (table.rows() instanceof RowCount.PerParent rows
                && rows.count() instanceof Distribution.Zipf zipf
                && zipf.max() <= StatedLaw.MOST_CHILDREN) {
            return table.schema().foreignKeys().stream()
                    .filter(key -> key.targetTable().equals(rows.parent()) && followsTheParent(table, key))
                    .map(key -> new StatedLaw(
                            table.name(),
                            String.join(", ", key.columns()),
                            rows.parent(),
                            Math.toIntExact(zipf.max()),
                            zipf.exponent()));
        }
        return Stream.empty();
    }

    /** Whether the key points to the row's own parent, and not to any row of the same table. */
    private static boolean followsTheParent(TableSpec table, ForeignKey key) {
        Set<String> inherited = table.columns().stream()
                .filter(column -> column.value() instanceof ValueKind.ParentReference)
                .map(ColumnSpec::name)
                .collect(Collectors.toSet());
        return inherited.containsAll(key.columns());
    }
}
