/**
 * The records that a load sets aside: refused records of shards come in, as they are found; two files, the records and the reasons, have
 * their names once the load has ended.
 */
@NullMarked
package io.ballast.loader.rejects;

import org.jspecify.annotations.NullMarked;
