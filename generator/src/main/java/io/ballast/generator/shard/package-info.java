/**
 * Makes shards: a shard's plan comes in, and a file comes out that is hashed, flushed and only then given its final name, with
 * the facts that prove it whole. In two steps, writing and finishing, so that one shard can be flushed while the next is written.
 */
@NullMarked
package io.ballast.generator.shard;

import org.jspecify.annotations.NullMarked;
