package io.ballast.spark.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.Table;

/** The tables of one dataset, as Spark reads them. Immutable. */
public final class DatasetTables {
    private final PlannedDataset dataset;

    private DatasetTables(PlannedDataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Those of the dataset that options name; it is read and cut at once.
     *
     * @param options with their names as the user wrote them
     */
    public static DatasetTables of(Map<String, String> options) {
        return new DatasetTables(DatasetOptions.of(options).plan());
    }

    /** The one table that the options of a data source name. */
    public static Table single(Map<String, String> options) {
        DatasetTables tables = of(options);
        String name = options.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(DatasetOptions.TABLE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> DatasetOptions.usage(
                        "the option table is missing; tables: " + String.join(", ", tables.names()) + "."));
        return tables.table(name);
    }

    public List<String> names() {
        return dataset.tableNames();
    }

    /** The table of this name; one that there is not is refused. */
    public Table table(String name) {
        return DatasetTable.of(dataset, dataset.position(name));
    }

    public Optional<Table> find(String name) {
        return names().contains(name) ? Optional.of(table(name)) : Optional.empty();
    }
}
