package io.ballast.generator;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ServiceLoader;
import java.util.function.IntConsumer;

/**
 * A format of files that hold the rows of tables and are no bundle. A library on the class path brings it, named as a service (see {@link
 * ServiceLoader}). Safe for use by many threads.
 */
public interface TableFileFormat {
    /** What users call it, in lower case; its files end in it after a dot. */
    String name();

    /**
     * Writes the rows of one shard as one file, from its first byte to its last.
     *
     * @param rowsMade is told of each number of rows that were made; what it throws ends the writing
     * @throws BallastException (INPUT_REFUSED) for a value that the format cannot hold
     */
    void write(DatasetModel dataset, ShardPlan shard, OutputStream file, IntConsumer rowsMade) throws IOException;

    /**
     * The format of this name.
     *
     * @throws BallastException (USAGE) where no library brings it
     */
    static TableFileFormat of(String name) {
        for (TableFileFormat format :
                ServiceLoader.load(TableFileFormat.class, TableFileFormat.class.getClassLoader())) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw new BallastException(
                ErrorCategory.USAGE,
                name + " files need ballast-" + name
                        + ".jar beside ballast.jar. Archives of releases have it; among the sources, \"mvn -Pfast"
                        + " -DskipTests package -pl " + name + " -am\" makes it.");
    }
}
