/**
 * External Data Packages and CSV files: a directory with a Data Package (datapackage.org, versions 1 and 2), or bare CSV files, come in; a source of
 * shards goes out, whose CSV is in our own dialect. Everything that comes in is hostile.
 */
@NullMarked
package io.ballast.datapackage;

import org.jspecify.annotations.NullMarked;
