/** Bundles in Amazon S3 and stores that speak its protocol: {@code s3://bucket/prefix} ⇄ the files of a bundle. */
@NullMarked
package io.ballast.s3;

import org.jspecify.annotations.NullMarked;
