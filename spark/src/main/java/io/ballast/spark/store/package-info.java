/** Bundles in the file systems that Hadoop knows: a URI and Hadoop's configuration ⇄ the files of a bundle. */
@NullMarked
package io.ballast.spark.store;

import org.jspecify.annotations.NullMarked;
