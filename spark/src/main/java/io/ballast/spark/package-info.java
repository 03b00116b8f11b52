/** What users of Spark name: the job that makes a bundle, the data source and the catalog; a spec → a bundle, or DataFrames. */
@NullMarked
package io.ballast.spark;

import org.jspecify.annotations.NullMarked;
