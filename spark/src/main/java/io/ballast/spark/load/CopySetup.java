package io.ballast.spark.load;

import io.ballast.loader.postgres.SharedTarget;
import java.io.Serializable;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What all tasks of a load have in common, sent to each process once.
 *
 * @param bundle the place that the user has named
 * @param passwordFile on every machine; empty where the user has named none
 * @param configuration of Hadoop, as the driver has it
 */
record CopySetup(String bundle, SharedTarget target, String passwordFile, SerializableConfiguration configuration)
        implements Serializable {}
