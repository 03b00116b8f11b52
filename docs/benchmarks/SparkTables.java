import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads all tables of the preset users by Spark, throws them away and writes them as Parquet: what, round, rows, seconds. */
public final class SparkTables {
    public static void main(String... arguments) {
        String users = arguments[0];
        String out = arguments[1];
        SparkSession spark = SparkSession.builder().appName("tables").getOrCreate();
        for (int round = 1; round <= 2; round++) {
            for (String what : List.of("noop", "parquet")) {
                long start = System.nanoTime();
                long rows = 0;
                for (String table : List.of("users", "emails", "phone_numbers")) {
                    Dataset<Row> all = spark.read().format("ballast").option("spec", "users")
                            .option("rows.users", users).option("table", table).load();
                    var writer = all.write().mode("overwrite").option("compression", "zstd");
                    if (what.equals("noop")) {
                        writer.format("noop").save();
                    } else {
                        writer.parquet(out + "/" + table);
                    }
                    rows += all.count();
                }
                System.out.printf("%s,%d,%d,%.1f%n", what, round, rows, (System.nanoTime() - start) / 1e9);
            }
        }
        spark.stop();
    }
}
