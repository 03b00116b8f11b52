package io.ballast.spark;

import io.ballast.spark.table.DatasetTables;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The data source {@code ballast}: a table of a dataset spec as a DataFrame, whose rows are made where they are read. */
public final class BallastSource implements TableProvider, DataSourceRegister {
    @Override
    public String shortName() {
        return "ballast";
    }

    @Override
    @SuppressWarnings("deprecation") // its successor is younger than the oldest Spark that this is for
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return DatasetTables.single(options.asCaseSensitiveMap()).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return DatasetTables.single(properties);
    }
}
