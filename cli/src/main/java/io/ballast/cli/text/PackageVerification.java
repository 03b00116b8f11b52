package io.ballast.cli.text;

import io.ballast.common.bundle.FoundTable;
import java.util.List;

/**
 * What reading an external Data Package to its end has shown; its names are the keys of the JSON.
 *
 * @param notProvable what nobody has stated, so that it cannot be wrong either; empty for nothing
 * @param notChecked what is promised of the rows and no load checks
 */
public record PackageVerification(List<FoundTable> tables, String notProvable, List<String> notChecked) {
    public PackageVerification {
        tables = List.copyOf(tables);
        notChecked = List.copyOf(notChecked);
    }

    /** For people, in lines of this width, as far as single words allow. */
    public String text(String directory, int width) {
        StringBuilder text = new StringBuilder();
        TextTable found = new TextTable("table", ">rows", ">files", ">on disk");
        for (FoundTable table : tables) {
            found.row(
                    table.name(),
                    ReadableNumbers.count(table.rows()),
                    ReadableNumbers.count(table.files()),
                    ReadableNumbers.size(table.sizeBytes()));
        }
        text.append(found.text(width));
        text.append(Wrapped.hanging("", directory + " can be read to its end, every value as a load reads it", width));
        if (!notProvable.isEmpty()) {
            text.append(
                    Wrapped.hanging("", "not provable, since its descriptor does not state it: " + notProvable, width));
        }
        if (!notChecked.isEmpty()) {
            text.append(Wrapped.hanging("", "declared, not enforced: " + String.join("; ", notChecked), width));
        }
        return text.toString();
    }
}
