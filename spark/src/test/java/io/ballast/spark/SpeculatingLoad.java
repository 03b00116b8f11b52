package io.ballast.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** A driver whose context is there before the load, which cannot switch speculation off then. */
public final class SpeculatingLoad {
    private SpeculatingLoad() {}

    public static void main(String... arguments) {
        SparkContext.getOrCreate(new SparkConf());
        System.exit(Load.run(arguments));
    }
}
